using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Runs;

namespace Guild.Tool.Tests.Runs;

public sealed class LabelCommandTests : RunsConsoleTest
{
    [Test]
    public void The_latest_run_is_labeled_after_a_preview()
    {
        var older = Console.ARun("a");
        var run = ARun("old");
        Console.Terminal.Answers.Enqueue(null);

        Assert.That(Console.Label("--set=run-${lr} x "), Is.Zero);
        Assert.That(Console.Terminal.ErrorOutput, Is.EqualTo(
            "You are about to label the following runs with 'run-${lr} x ':\n  [r]  train  2026-11-23 14:35:02  completed  old\nLabeled 1 run(s)\n"));
        Assert.That(Console.Terminal.Questions, Is.EqualTo(new[] { "Continue? (Y/n) " }));
        Assert.That(Stored(run, "label"), Is.EqualTo("run-0.1 x\n"));
        Assert.That(Stored(older, "label"), Is.Null);
    }

    [TestCase("b", "--prepend= a ", "a b")]
    [TestCase(null, "--prepend=a", "a")]
    [TestCase("b", "--append=${lr|%.3f}", "b 0.100")]
    [TestCase("b", "--append=${nope}", "b")]
    [TestCase("it's", "--set=${label} ${default_label}", "it's lr=0.1 s='1 2'")]
    [TestCase("b", "--set=${short_id} ${run_id} ${op} [${model}]", "r r train []")]
    [TestCase("a b c", "--remove=b c", "a")]
    [TestCase("a b b c", "--remove=b", "a c")]
    [TestCase("ab b.c b", "--remove=b", "ab b.c")]
    [TestCase("a lr=0.1 b", "--remove=lr=${lr}", "a b")]
    [TestCase("a ( b", "--remove=(", "a b")]
    [TestCase("a b", "--remove=x", "a b")]
    public void Labels_are_set_extended_and_shortened(string? label, string option, string expected)
    {
        var run = ARun(label);

        Assert.That(Console.Label("--yes", option), Is.Zero);
        Assert.That(Console.Store.Open(run)!.Label, Is.EqualTo(expected));
        Assert.That(Console.Terminal.ErrorOutput, Is.EqualTo("Labeled 1 run(s)\n"));
    }

    [Test]
    public void Several_parts_are_removed_one_after_the_other_and_nothing_left_is_empty_text()
    {
        var run = ARun("a b c");

        Console.Label("--yes", "--remove=a", "--remove=b c");

        Assert.That(Stored(run, "label"), Is.EqualTo("''\n"));
    }

    [Test]
    public void Clearing_deletes_the_attribute()
    {
        var run = ARun("a");

        Console.Label("--yes", "--clear");

        Assert.That(Stored(run, "label"), Is.Null);
        Assert.That(Console.Terminal.ErrorOutput, Is.EqualTo("Cleared label for 1 run(s)\n"));
    }

    [TestCase("--prepend=x", "prepend 'x' to the label of the following runs:")]
    [TestCase("--append=x", "append 'x' to the label of the following runs:")]
    [TestCase("--remove=x", "remove 'x' from the label of the following runs:")]
    [TestCase("--clear", "clear the label of the following runs:")]
    public void Declining_changes_nothing_and_ends_with_4(string option, string preview)
    {
        var run = ARun("x");
        Console.Terminal.Answers.Enqueue(false);

        Assert.That(Console.Label(option), Is.EqualTo(4));
        Assert.That(Console.Terminal.ErrorOutput, Does.StartWith($"You are about to {preview}\n").And.Not.Contain("run(s)"));
        Assert.That(Stored(run, "label"), Is.EqualTo("x\n"));
    }

    [Test]
    public void Exactly_one_action_is_taken()
    {
        ARun("x");

        Assert.That(
            () => Console.Label(),
            Throws.TypeOf<GuildException>().With.Message.EqualTo("missing one of: --set, --append, --prepend, --remove, --clear\nTry `guild label --help` for more information."));
        Assert.That(
            () => Console.Label("--clear", "--set=x"),
            Throws.TypeOf<GuildException>().With.Message.EqualTo("--set and --clear cannot both be specified\nTry 'guild label --help' for more information."));
    }

    [Test]
    public void Without_runs_there_is_no_latest_one_but_an_empty_range_is_no_error()
    {
        Assert.That(() => Console.Label("--set=x"), Throws.TypeOf<GuildException>().With.Message.StartsWith("could not find a run matching '1'\n"));
        Assert.That(Console.Label("--set=x", ":"), Is.Zero);
        Assert.That(Console.Terminal.ErrorOutput, Is.EqualTo("No runs to modify.\n"));
    }

    [Test]
    public void An_unknown_filter_of_a_template_is_told()
    {
        var run = ARun(null);

        Console.Label("--yes", "--set=${lr|nope}");

        Assert.That(Stored(run, "label"), Is.EqualTo("'#error#'\n"));
        Assert.That(Console.Warnings, Is.EqualTo(new[] { "unsupported template transform: 'nope'" }));
    }

    private RunDirectory ARun(string? label)
    {
        var run = Console.ARun("r", attributes: ("flags", MapValue.Of(("lr", Value.Of(0.1)), ("s", Value.Of("1 2")))));
        if (label is not null)
            RunAttributes.Write(run, "label", Value.Of(label));
        return run;
    }
}
