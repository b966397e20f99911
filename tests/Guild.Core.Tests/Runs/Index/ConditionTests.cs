using System.Globalization;
using Guild.Abstractions;
using Guild.Core.Runs;
using Guild.Core.Runs.Filters;

namespace Guild.Core.Tests.Runs.Index;

/// <summary>Conditions that are told by SQL let the same runs through as those that are told by the runs, whatever values there are.</summary>
[Platform("Linux")]
public sealed class ConditionTests
{
    // One for each run: of every type, near to one another, and with what SQL might take for its own.
    private static readonly Value[] Values =
    [
        Value.Of(0), Value.Of(1), Value.Of(-1), Value.Of(0.1), Value.Of(0.1 + double.Epsilon), Value.Of(Math.BitIncrement(0.1)), Value.Of(Math.BitDecrement(0.1)), Value.Of(1.0),
        Value.Of(1e300), Value.Of(-1e300), Value.Of(double.NaN), Value.Of(double.PositiveInfinity), Value.Of(9007199254740992), Value.Of(9007199254740993),
        new IntegerValue(System.Numerics.BigInteger.Pow(10, 30)), Value.True, Value.False, Value.Of(""), Value.Of("a"), Value.Of("A"), Value.Of("b'; DROP TABLE runs"), Value.Of("x 0.1"),
        Value.Of("\U0001F600"), Value.Of("\uFFEE"), Value.Of("0.1"), new TimestampValue("2020-01-01"), new ListValue([Value.Of("a"), Value.Of(1)]), new ListValue([]),
    ];

    private static readonly string[] Constants = ["0", "1", "0.1", "-1", "1e300", "9007199254740993", "1000000000000000000000000000000", "true", "'a'", "\"b'; DROP TABLE runs\"", "'0.1'", "undefined", "2020-01-01"];

    [Test]
    public void Comparisons([Values("=", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "contains")] string comparison)
    {
        using var home = new IndexedHome();
        for (var i = 0; i < Values.Length; i++)
        {
            var run = home.ARun(string.Create(CultureInfo.InvariantCulture, $"r{i:d2}"), i);
            RunAttributes.Write(run, "flags", MapValue.Of(("v", Values[i]), ("w", Value.Of(i % 3))));
        }

        // A scalar of that name where there is no such flag, and neither.
        IndexedHome.AddScalar(home.ARun("s1", 100), "v", 0.1f);
        home.ARun("s2", 101);

        foreach (var constant in Constants)
        {
            var test = comparison == "in" ? $"in [{constant}, 'A']" : $"{comparison} {constant}";
            AssertSame(home, IndexedHome.Expression($"v {test}"));
            AssertSame(home, IndexedHome.Expression($"flag:v {test} and w = 1"));
            AssertSame(home, IndexedHome.Expression($"not v {test} or scalar:v {test}"));
        }
    }

    [Test]
    public void Names_that_may_be_something_else()
    {
        using var home = new IndexedHome();
        var run = home.ARun("a", 1);
        RunAttributes.Write(run, "flags", MapValue.Of(("size", Value.Of(1)), ("own", Value.Of(1)), ("status", Value.Of("error"))));
        RunAttributes.Write(run, "own", Value.Of(2));
        RunAttributes.Write(home.ARun("b", 2), "opdef_attrs", MapValue.Of(("size", Value.Of(1))));
        RunAttributes.Write(home.ARun("c", 3), "flags", MapValue.Of(("size", Value.Of(1)), ("own", Value.Of(2))));

        foreach (var expression in new[] { "size = 1", "own = 2", "own = 1", "flag:own = 1", "status = completed", "status = error", "flag:status = error", "attr:own = 2", "started = 2", "scalar:a#size = 1" })
            AssertSame(home, IndexedHome.Expression(expression));
    }

    [Test]
    public void Notes()
    {
        using var home = new IndexedHome();
        for (var i = 0; i < Values.Length; i++)
        {
            var run = home.ARun(string.Create(CultureInfo.InvariantCulture, $"r{i:d2}"), i);
            foreach (var note in new[] { "label", "tags", "marked", "comments" })
                RunAttributes.Write(run, note, Values[i]);
            var other = home.ARun(string.Create(CultureInfo.InvariantCulture, $"t{i:d2}"), i);
            RunAttributes.Write(other, "tags", new ListValue([Values[i], Value.Of("best")]));
            RunAttributes.Write(other, "comments", new ListValue([MapValue.Of(("body", Values[i]), ("user", Value.Of("Ada")))]));
        }

        foreach (var text in new[] { "", "-", "a", "0", "1", "2020", "x 0", "best", "\U0001F600", "ada", "T" })
        {
            AssertSame(home, new RunFilter { Labels = [text] });
            AssertSame(home, new RunFilter { Labels = [text, "b'"] });
            AssertSame(home, new RunFilter { Tags = [text] });
            AssertSame(home, new RunFilter { Tags = [text, "a"] });
            AssertSame(home, new RunFilter { Comments = [text] });
            AssertSame(home, new RunFilter { Comments = [text, "-"] });
        }

        AssertSame(home, new RunFilter { IsUnlabeled = true });
        AssertSame(home, new RunFilter { IsMarked = true });
        AssertSame(home, new RunFilter { IsMarked = false, Tags = ["best"] });
    }

    private static void AssertSame(IndexedHome home, RunFilter filter)
    {
        var expected = home.WithoutIndex.Select(filter, TimeZoneInfo.Utc, DateTimeOffset.UnixEpoch).Select(r => $"{r.Id.Value} {r.Label}".Trim()).ToArray();

        Assert.That(home.Page(1000, filter), Is.EqualTo(expected), filter.ToString());
        Assert.That(home.Messages, Is.Empty);
    }
}
