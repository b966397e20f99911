using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Tool.Tests.Runs;

public sealed class CommentCommandTests : RunsConsoleTest
{
    [Test]
    public void Comments_are_appended_after_a_preview_and_listed_with_numbers()
    {
        Console.ARun("r", attributes: ("label", Value.Of("nightly")));
        Console.Terminal.Answers.Enqueue(null);

        Assert.That(Console.Comment("--add=first\n\ntry", "--user=bob@box"), Is.Zero);
        Console.Comment("--yes", "--add=second", "--user=@pc");
        Console.Comment("--list");

        Assert.That(Console.Terminal.ErrorOutput, Is.EqualTo(
            "You are about to add a comment to the following runs:\n  [r]  train  2026-11-23 14:35:01  completed  nightly\n"
            + "Added comment to 1 run(s)\nAdded comment to 1 run(s)\n"));
        Assert.That(Console.Terminal.Output, Is.EqualTo(
            "r  train  2026-11-23 14:35:01  completed  nightly\n"
            + "[1] bob@box 2026-11-24 12:00:00\n\n  first\n\n  try\n\n"
            + "[2] @pc 2026-11-24 12:00:00\n\n  second\n\n"));
    }

    [Test]
    public void The_user_is_that_of_the_environment_and_the_host_this_one()
    {
        var run = Console.ARun("r");

        Console.Comment("--yes", "--add=x");
        Console.Variables["USER"] = "me@work";
        Console.Comment("--yes", "--add=y");
        Console.Comment("--yes", "--add=z", "--user=carl");

        Assert.That(
            Console.Store.Open(run)!.Comments.Select(c => $"{c.User} {c.Host}"),
            Is.EqualTo(new[] { "ann", "me@work", "carl" }.Select(u => $"{u} {Environment.MachineName}")));
        Assert.That(Stored(run, "comments"), Does.StartWith("- body: x\n  host: "));
    }

    [Test]
    public void Runs_without_comments_say_so()
    {
        Console.ARun("old", operation: "evaluate");
        Console.ARun("new");

        Console.Comment("--list", ":");

        Assert.That(Console.Terminal.Output, Is.EqualTo(
            "new  train     2026-11-23 14:35:02  completed  \n  <no comments>\nold  evaluate  2026-11-23 14:35:01  completed  \n  <no comments>\n"));
    }

    [Test]
    public void A_comment_is_deleted_by_its_number_and_the_others_stay_as_they_are()
    {
        var other = MapValue.Of(("body", Value.Of("b")), ("mood", Value.Of("good")));
        var run = Console.ARun("r", attributes: ("comments", new ListValue([MapValue.Of(("body", Value.Of("a"))), other])));
        Console.Terminal.Answers.Enqueue(null);

        Assert.That(Console.Comment("--delete=1"), Is.Zero);
        Assert.That(Stored(run, "comments"), Is.EqualTo("- body: b\n  mood: good\n"));
        Assert.That(Console.Terminal.ErrorOutput, Does.StartWith("You are about to delete comment 1 from the following runs:\n").And.EndWith("Deleted comment for 1 run(s)\n"));
        Assert.That(() => Console.Comment("--yes", "--delete=2"), Throws.TypeOf<GuildException>().With.Message.EqualTo("run r has no comment 2"));
    }

    [Test]
    public void Deleting_all_comments_is_declined_unless_confirmed()
    {
        var run = Console.ARun("r");
        Console.Comment("--yes", "--add=x");
        Console.Terminal.Answers.Enqueue(null);

        Assert.That(Console.Comment("--clear"), Is.EqualTo(4));
        Assert.That(Console.Terminal.ErrorOutput, Does.Contain("WARNING: You are about to delete ALL comments from the following runs:\n"));
        Assert.That(Console.Terminal.Questions, Is.EqualTo(new[] { "Continue? (y/N) " }));
        Assert.That(Stored(run, "comments"), Is.Not.Null);

        Assert.That(Console.Comment("--clear", "--yes"), Is.Zero);
        Assert.That(Console.Terminal.ErrorOutput, Does.EndWith("Deleted all comments for 1 run(s)\n"));
        Assert.That(Stored(run, "comments"), Is.Null);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the editor is a Unix program")]
    public void An_editor_that_leaves_nothing_aborts()
    {
        var run = Console.ARun("r");
        Console.Variables["VISUAL"] = "true";

        Assert.That(() => Console.Comment(), Throws.TypeOf<GuildException>().With.Message.EqualTo("Aborting due to an empty comment."));
        Assert.That(() => Console.Comment("--add="), Throws.TypeOf<GuildException>().With.Message.EqualTo("Aborting due to an empty comment."));
        Assert.That(Stored(run, "comments"), Is.Null);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the editor is a Unix program")]
    public void An_editor_begins_with_the_text_given_and_nobody_is_asked()
    {
        var run = Console.ARun("r");
        Console.Variables["VISUAL"] = "true";

        Assert.That(Console.Comment("--edit", "--add=as typed"), Is.Zero);
        Assert.That(Console.Store.Open(run)!.Comments.Single().Body, Is.EqualTo("as typed"));
        Assert.That(Console.Terminal.Questions, Is.Empty);
    }

    [Test]
    public void Without_runs_no_editor_opens()
    {
        Console.Variables["VISUAL"] = "/no/such/editor";

        Assert.That(Console.Comment(":"), Is.Zero);
        Assert.That(Console.Terminal.ErrorOutput, Is.EqualTo("No runs to modify.\n"));
    }

    [TestCase("--list", "--add=x", "--list and --add")]
    [TestCase("--clear", "--delete=1", "--delete and --clear")]
    [TestCase("--edit", "--clear", "--edit and --clear")]
    public void Only_one_action_is_taken(string first, string second, string named) =>
        Assert.That(
            () => Console.Comment(first, second),
            Throws.TypeOf<GuildException>().With.Message.EqualTo($"{named} cannot both be specified\nTry 'guild comment --help' for more information."));
}
