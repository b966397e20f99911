using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Core.Runs.Filters;

namespace Guild.Core.Tests.Runs;

public sealed class RunFilterTests
{
    private static readonly DateTime Now = new(2024, 5, 15, 12, 30, 45); // a Wednesday

    [TestCase("lr = 0.1", true)]
    [TestCase("lr > 0", true)]
    [TestCase("lr > abc", false)]
    [TestCase("batch-size in [100,200]", true)]
    [TestCase("batch-size not in [100,200]", false)]
    [TestCase("nosuch != 1", true)]
    [TestCase("nosuch not in [1]", true)]
    [TestCase("nosuch not contains a", true)]
    [TestCase("nosuch is undefined", true)]
    [TestCase("lr is not undefined", true)]
    [TestCase("label contains BEST", true)]
    [TestCase("label = Best", false)]
    [TestCase("label contains best AND status not in [error,terminated]", true)]
    [TestCase("operation = cnn:train", true)]
    [TestCase("op = train and op_model = cnn", true)]
    [TestCase("status = staged and lr = 0.1 or status = completed", true)]
    [TestCase("status = staged and (lr = 0.1 or status = completed)", false)]
    [TestCase("not status = completed", false)]
    [TestCase("not (status = error or lr = 2)", true)]
    [TestCase("tags contains best", true)]
    [TestCase("tags contains [best, nosuch]", false)]
    [TestCase("flag:lr = 0.1", true)]
    [TestCase("attr:lr = 0.1", false)]
    [TestCase("id = 0123abcd", true)]
    [TestCase("id = '0123abcd'", true)]
    [TestCase("started > 2024-01-01", false)]
    [TestCase("marked is undefined", true)]
    [TestCase("use = true", true)]
    [TestCase("lr", true)]
    [TestCase("nosuch", false)]
    [TestCase("", true)]
    public void Expressions_tell_which_runs_are_meant(string expression, bool expected)
    {
        using var home = new TemporaryHome();

        Assert.That(FilterExpression.Parse(expression).Matches(ValuesOfARun(home)), Is.EqualTo(expected));
    }

    [TestCase("lr =", "syntax error in filter - unexpected end of expresion")]
    [TestCase("x in [1", "syntax error in filter - unexpected end of expresion")]
    [TestCase("lr ~ 1", "syntax error in filter at position 3: unexpected character '~'")]
    [TestCase("lr = = 1", "syntax error in filter at position 5: unexpected token '='")]
    [TestCase("lr = (", "syntax error in filter at position 5: unexpected token '('")]
    [TestCase(")", "syntax error in filter at position 0: unexpected token ')'")]
    [TestCase("lr = 1\nand ~", "syntax error in filter on line 2, position 11: unexpected character '~'")]
    [TestCase("x = 'a", "syntax error in filter at position 4: unexpected character '''")]
    public void Expressions_that_are_none_are_errors_with_a_place(string expression, string expected) =>
        Assert.That(() => FilterExpression.Parse(expression), Throws.TypeOf<GuildException>().With.Message.EqualTo(expected));

    [TestCase("today", "2024-05-15 00:00", "2024-05-16 00:00")]
    [TestCase("Yesterday", "2024-05-14 00:00", "2024-05-15 00:00")]
    [TestCase("this week", "2024-05-13 00:00", "2024-05-20 00:00")]
    [TestCase("this month", "2024-05-01 00:00", "2024-06-01 00:00")]
    [TestCase("3 weeks ago", "2024-04-22 00:00", "2024-04-29 00:00")]
    [TestCase("1 day ago", "2024-05-14 00:00", "2024-05-15 00:00")]
    [TestCase("last 30 min", "2024-05-15 12:00:45", null)]
    [TestCase("last hour", "2024-05-15 11:30:45", null)]
    [TestCase("last week", "2024-05-06 00:00", "2024-05-13 00:00")]
    [TestCase("last 2 months", "2024-03-15 12:30:45", null)]
    [TestCase("after 7-1", "2024-07-01 00:00", null)]
    [TestCase("after 9:00", "2024-05-15 09:00", null)]
    [TestCase("after yesterday", "2024-05-15 00:00", null)]
    [TestCase("before this week", null, "2024-05-13 00:00")]
    [TestCase("before 2024-2-1 12:00", null, "2024-02-01 12:00")]
    [TestCase("between 1-1 and 4-30", "2024-01-01 00:00", "2024-04-30 00:00")]
    [TestCase("between 15:00 and 10:00", "2024-05-15 10:00", "2024-05-15 15:00")]
    [TestCase("24-2-29", "2024-02-29 00:00", "2024-03-01 00:00")]
    [TestCase("9:05", "2024-05-15 09:05", "2024-05-15 09:06")]
    [TestCase("9:05:07", "2024-05-15 09:05:07", "2024-05-15 09:05:08")]
    public void Ranges_are_half_open(string text, string? start, string? end)
    {
        var range = StartedRangeParser.Parse(text, Now);

        Assert.That(range, Is.EqualTo(new StartedRange(Time(start), Time(end))));
    }

    [TestCase("foo", "invalid RANGE: unexpected 'foo' at position 0")]
    [TestCase("today week", "invalid RANGE: unexpected 'week' at pos 6")]
    [TestCase("", "invalid RANGE: spec cannot be empty")]
    [TestCase("2024-02-30", "invalid RANGE: unexpected '2024-02-30' at position 0")]
    [TestCase("between today", "invalid RANGE: unexpected end of spec")]
    public void Ranges_that_are_none_are_errors(string text, string expected) =>
        Assert.That(
            () => StartedRangeParser.Parse(text, Now),
            Throws.TypeOf<GuildException>().With.Message.EqualTo(expected + "\nTry 'guild runs list --help' for help specifying time ranges."));

    [TestCase("train", "cnn:train", true)]
    [TestCase("train", "train+", false)]
    [TestCase("train*", "cnn:train+", true)]
    [TestCase("cnn", "cnn:train", false)]
    [TestCase("cnn:*", "cnn:train", true)]
    [TestCase("cnn:*", "rnn:train", false)]
    [TestCase("", "cnn:train", true)]
    [TestCase("^cnn", "cnn:train", true)]
    [TestCase("ain$", "cnn:train", true)]
    [TestCase("^(", "cnn:train", false)]
    [TestCase("pkg/cnn:train", "pkg/cnn:train", true)]
    [TestCase("pkg/cnn:train", "cnn:train", false)]
    public void Operations_are_compared_part_by_part(string filter, string operation, bool expected) =>
        Assert.That(new OperationFilter(filter).Matches(operation), Is.EqualTo(expected));

    [TestCase("2", "b")]
    [TestCase("1:2", "a b")]
    [TestCase("2:99", "b c")]
    [TestCase(":", "a b c")]
    [TestCase("40:", "")]
    [TestCase("c 1 c", "c a")]
    [TestCase("1 :2", "a b")]
    public void Runs_are_picked_by_index_range_and_id(string arguments, string expected)
    {
        using var home = new TemporaryHome();

        var picked = new RunSelection(ThreeRuns(home), "guild runs rm").Many(arguments.Split(' '));

        Assert.That(string.Join(' ', picked.Select(r => r.Id.Value[..1])), Is.EqualTo(expected));
    }

    [Test]
    public void A_run_that_is_not_there_is_an_error_with_a_hint()
    {
        using var home = new TemporaryHome();
        var selection = new RunSelection(ThreeRuns(home), "guild runs info");

        Assert.That(
            () => selection.One("zzz"),
            Throws.TypeOf<GuildException>().With.Message.EqualTo(
                "could not find a run matching 'zzz'\nTry 'guild runs list' for a list or 'guild runs info --help' for more information."));
        Assert.That(() => selection.One("1:2"), Throws.TypeOf<GuildException>().With.Message.EqualTo("'1:2' matches multiple runs:\n  aaaaaaaa\n  bbbbbbbb"));
        Assert.That(selection.One(null).Id.Short, Is.EqualTo("aaaaaaaa"));
    }

    private static IReadOnlyList<Run> ThreeRuns(TemporaryHome home)
    {
        home.ARun("aaaaaaaa1", started: 3);
        home.ARun("bbbbbbbb2", started: 2);
        home.ARun("cccccccc3", started: 1);
        return home.Store.List();
    }

    private static RunValues ValuesOfARun(TemporaryHome home)
    {
        var run = home.ARun("0123abcd", started: 1, exitStatus: 0);
        RunRecord.WriteOpRef(run, new OpRef("guildfile", "/p/guild.yml", "", "cnn", "train"));
        RunAttributes.Write(run, "flags", MapValue.Of(("lr", Value.Of(0.1)), ("batch-size", Value.Of(100)), ("use", Value.True), ("none", Value.Null)));
        RunAttributes.Write(run, "label", Value.Of("the best one"));
        RunAttributes.Write(run, "tags", Value.OfTexts(["best", "x"]));
        return new RunValues(home.Store.Find(run.Id)!, TimeZoneInfo.Utc, DateTimeOffset.UnixEpoch);
    }

    private static DateTime? Time(string? text) => text is null ? null : DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
