using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Tool.Tests.Runs;

public sealed class TagCommandTests : RunsConsoleTest
{
    [Test]
    public void Tags_are_added_sorted_and_once_after_a_preview()
    {
        var run = Console.ARun("r", attributes: ("tags", Value.OfTexts(["x", "b"])));
        Console.Terminal.Answers.Enqueue(null);

        Assert.That(Console.Tag("--add=a", "--add=x"), Is.Zero);
        Assert.That(Stored(run, "tags"), Is.EqualTo("- a\n- b\n- x\n"));
        Assert.That(Stored(run, "label"), Is.Null);
        Assert.That(Console.Terminal.ErrorOutput, Is.EqualTo(
            "You are about to modify tags for the following runs:\n"
            + "Labels are not updated - use --sync-labels to apply changes run labels.\n"
            + "  [r]  train  2026-11-23 14:35:01  completed  \n"
            + "Modified tags for 1 run(s)\n"));
    }

    [TestCase("--add=c --delete=a --sync-labels", "- b\n- c\n", "c b lr=1")]
    [TestCase("--add=c --delete=a", "- b\n- c\n", "a b lr=1")]
    [TestCase("--clear --sync-labels", "[]\n", "lr=1")]
    [TestCase("--clear --add=z --add=x --sync-labels", "- x\n- z\n", "z x lr=1")]
    [TestCase("--add=b --sync-labels", "- a\n- b\n", "a b lr=1")]
    [TestCase("--delete=nope", "- a\n- b\n", "a b lr=1")]
    public void Deletion_comes_before_addition_and_labels_follow_when_asked(string options, string tags, string label)
    {
        var run = Console.ARun("r", attributes: [("tags", Value.OfTexts(["a", "b"])), ("label", Value.Of("a b lr=1"))]);

        Assert.That(Console.Tag([.. options.Split(' '), "--yes"]), Is.Zero);
        Assert.That(Stored(run, "tags"), Is.EqualTo(tags));
        Assert.That(Console.Store.Open(run)!.Label, Is.EqualTo(label));
    }

    [Test]
    public void All_tags_of_the_chosen_runs_are_listed()
    {
        Console.ARun("old", attributes: ("tags", Value.OfTexts(["z", "b"])));
        Console.ARun("new", attributes: ("tags", Value.OfTexts(["b", "a"])));

        Console.Tag("--list-all");
        Console.Tag("--list-all", "1");

        Assert.That(Console.Terminal.Output, Is.EqualTo("a\nb\nz\na\nb\n"));
    }

    [Test]
    public void Declining_changes_nothing_and_ends_with_4()
    {
        var run = Console.ARun("r");
        Console.Terminal.Answers.Enqueue(false);

        Assert.That(Console.Tag("--add=a", "--sync-labels"), Is.EqualTo(4));
        Assert.That(Console.Terminal.ErrorOutput, Does.Contain("\nLabels are updated to reflect the latest tags.\n"));
        Assert.That(Stored(run, "tags"), Is.Null);
    }

    [Test]
    public void Something_must_be_asked_for() =>
        Assert.That(
            () => Console.Tag("--sync-labels"),
            Throws.TypeOf<GuildException>().With.Message.EqualTo("missing one of: --add, --delete, --clear, --list-all\nTry `guild tag --help` for more information."));
}
