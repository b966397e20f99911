using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Core.Scalars;

namespace Guild.Tool.Tests.Runs;

public sealed class SelectCommandTests : RunsConsoleTest
{
    [Test]
    public void The_latest_run_is_selected_and_all_when_asked()
    {
        Console.ARun("aaaaaaaaaa", exitStatus: 1);
        var latest = Console.ARun("bbbbbbbbbb");

        Assert.That(Console.Select(), Is.EqualTo("bbbbbbbbbb\n"));
        Assert.That(Console.Select("--short-id"), Is.EqualTo("bbbbbbbb\n"));
        Assert.That(Console.Select("--path"), Is.EqualTo(latest.Path + "\n"));
        Assert.That(Console.Select("--error"), Is.EqualTo("aaaaaaaaaa\n"));
        Assert.That(Console.Select("--all"), Is.EqualTo("bbbbbbbbbb\naaaaaaaaaa\n"));
        Assert.That(Console.Select("2", "1"), Is.EqualTo("aaaaaaaaaa\nbbbbbbbbbb\n"));
    }

    [TestCase("loss", "c", "b")]
    [TestCase("first loss", "c", "a")]
    [TestCase("max loss", "c", "a")]
    [TestCase("avg loss", "c", "a")]
    [TestCase("total loss", "c", "a")]
    [TestCase("count loss", "c", "a")]
    [TestCase("min loss step", "c", "a")]
    [TestCase("=n", "c", "b")]
    [TestCase(".op", "c", "c")]
    [TestCase(".id", "a", "none")]
    public void The_run_with_the_least_or_greatest_value_is_selected_the_latest_of_equal_ones(string column, string min, string max)
    {
        ARun("a", [4.0, 2.0, 1.0], Value.Of("x10"));
        ARun("b", [1.0, 3.0], Value.Of("x9"), Value.Of("x11"));
        ARun("c", [1.0], Value.Of(20), Value.Of(20));
        if (column is not ".op")
            Console.ARun("none");
        if (column is "=n")
            RunAttributes.Write(Console.ARun("nan"), "flags", MapValue.Of(("n", Value.Of(double.NaN))));

        Assert.That(Console.Select("--all", "--min=" + column), Is.EqualTo(min + "\n"));
        Assert.That(Console.Select("--max=" + column), Is.EqualTo(max + "\n"));
    }

    [Test]
    public void Facts_and_stored_attributes_are_printed()
    {
        Console.ARun("r", attributes: [("tags", Value.OfTexts(["x", "b"])), ("flags", MapValue.Of(("b", Value.Of("it's")), ("a", Value.Of(1)))), ("note", Value.Of("yes"))]);

        Assert.That(Console.Select("--attr=started"), Is.EqualTo("2026-11-23 14:35:01\n"));
        Assert.That(Console.Select("--attr=run_dir"), Is.EqualTo("~/.guild/runs/r\n"));
        Assert.That(Console.Select("--attr=marked"), Is.EqualTo("no\n"));
        Assert.That(Console.Select("--attr=label"), Is.EqualTo("\n"));
        Assert.That(Console.Select("--attr=exit_status"), Is.EqualTo("0\n"));
        Assert.That(Console.Select("--attr=op_name"), Is.EqualTo("train\n"));
        Assert.That(Console.Select("--attr=status_with_remote"), Is.EqualTo("completed\n"));
        Assert.That(Console.Select("--attr=tags"), Is.EqualTo("- x\n- b\n"));
        Assert.That(Console.Select("--attr=flags"), Is.EqualTo("a: 1\nb: it's\n"));
        Assert.That(Console.Select("--attr=note"), Is.EqualTo("yes\n"));
        Assert.That(() => Console.Select("--attr=nope"), Throws.TypeOf<GuildException>().With.Message.EqualTo("no such run attribute 'nope'"));
        Assert.That(() => Console.Select("--attr=../opref"), Throws.TypeOf<GuildException>().With.Message.EqualTo("no such run attribute '../opref'"));
    }

    [Test]
    public void Without_a_matching_run_all_of_them_are_none()
    {
        Assert.That(Console.Select("--all"), Is.Empty);
        Assert.That(() => Console.Select(), Throws.TypeOf<GuildException>().With.Message.EqualTo("no matching runs"));
        Assert.That(() => Console.Select("--min=loss"), Throws.TypeOf<GuildException>().With.Message.EqualTo("no matching runs"));
    }

    [TestCase("a b c", "invalid col spec 'a b c': unexpected token 'b', line 1, pos 9")]
    [TestCase("a,b", "invalid col spec 'a,b': multiple cols not supported")]
    [TestCase("loss", "no run has a value for 'loss'")]
    public void A_column_must_be_one_that_a_run_has(string column, string message)
    {
        Console.ARun("r");

        Assert.That(() => Console.Select("--min=" + column), Throws.TypeOf<GuildException>().With.Message.EqualTo(message));
    }

    [TestCase("--min=a", "--max=a", "--min and --max")]
    [TestCase("--attr=a", "--short-id", "--short-id and --attr")]
    public void Options_that_exclude_each_other_are_refused(string first, string second, string named) =>
        Assert.That(
            () => Console.Select(first, second),
            Throws.TypeOf<GuildException>().With.Message.EqualTo($"{named} cannot both be specified\nTry 'guild select --help' for more information."));

    [Test]
    public void A_range_of_several_runs_is_one_run_only_with_all()
    {
        Console.ARun("a");
        Console.ARun("b");

        Assert.That(() => Console.Select("1:2"), Throws.TypeOf<GuildException>().With.Message.EqualTo("'1:2' matches multiple runs:\n  b\n  a"));
        Assert.That(Console.Select("--all", "1:2"), Is.EqualTo("b\na\n"));
    }

    private void ARun(string id, double[] losses, params Value[] flags)
    {
        var run = Console.ARun(id, attributes: ("flags", MapValue.Of(("n", flags[^1]))));
        using var writer = new EventFileWriter(Path.Combine(run.Meta, "events.out.tfevents.1.h.1.0"));
        for (var step = 0; step < losses.Length; step++)
            writer.AddScalar("loss", losses[step], step, DateTimeOffset.UnixEpoch);
    }
}
