using Guild.Core.Errors;

namespace Guild.Tool.Tests.Runs;

public sealed class MarkCommandTests : RunsConsoleTest
{
    [Test]
    public void Runs_are_marked_by_index_and_the_latest_without_one()
    {
        var old = Console.ARun("old");
        var latest = Console.ARun("new");
        Console.Terminal.Answers.Enqueue(null);

        Assert.That(Console.Mark("2"), Is.Zero);
        Assert.That(Console.Terminal.ErrorOutput, Is.EqualTo("You are about to mark the following runs:\n  [old]  train  2026-11-23 14:35:01  completed  \nMarked 1 run(s)\n"));
        Assert.That(Stored(old, "marked"), Is.EqualTo("true\n"));
        Assert.That(Stored(latest, "marked"), Is.Null);

        Console.Mark("--yes");
        Assert.That(Stored(latest, "marked"), Is.EqualTo("true\n"));
    }

    [Test]
    public void Clearing_unmarks_all_marked_runs()
    {
        var a = Console.ARun("a");
        Console.ARun("b");
        Console.Mark("--yes", "a");

        Assert.That(Console.Mark("--yes", "--clear"), Is.Zero);
        Assert.That(Stored(a, "marked"), Is.Null);
        Assert.That(Console.Terminal.ErrorOutput, Is.EqualTo("Marked 1 run(s)\nUnmarked 1 run(s)\n"));
    }

    [Test]
    public void Declining_changes_nothing_and_ends_with_4()
    {
        var run = Console.ARun("a");
        Console.Mark("--yes");
        Console.Terminal.Answers.Enqueue(false);

        Assert.That(Console.Mark("--clear", "a"), Is.EqualTo(4));
        Assert.That(Stored(run, "marked"), Is.Not.Null);
        Assert.That(Console.Terminal.ErrorOutput, Does.Contain("You are about to unmark the following runs:\n"));
    }

    [Test]
    public void Nothing_to_do_is_no_error()
    {
        Assert.That(Console.Mark("--clear"), Is.Zero);
        Assert.That(Console.Mark(":"), Is.Zero);
        Assert.That(Console.Terminal.ErrorOutput, Is.EqualTo("No runs to unmark.\nNo runs to mark.\n"));
        Assert.That(() => Console.Mark(), Throws.TypeOf<GuildException>().With.Message.StartsWith("could not find a run matching '1'\n"));
    }
}
