using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Guild.Abstractions;
using Guild.Core.Runs;
using Guild.Core.Runs.Filters;
using Guild.Core.Runs.Index;
using Guild.Core.Runs.Index.Rows;
using Guild.Core.Yaml;

namespace Guild.Core.Tests.Runs.Index;

[Platform("Linux")]
public sealed class IndexTests
{
    private static readonly string[] Expressions =
    [
        "lr > 0.2", "flag:lr = 0.3", "name = n2", "loss < 1", "scalar:loss > 1", "status = error", "label contains x", "tags contains t", "op = train and not marked",
        "operation = evaluate or lr is undefined", "started > \"1970-01-01 00:00:00\"", "exit_status != 0", "custom = 7", "nothing is undefined", "time = 0:00:00",
        "sourcecode_digest = abc", "env contains v", "comments is not undefined", "attr:label = \"x 3\"", "run = r5 or id = r6", "opdef = 3", "flag:y = 2",
    ];

    [Test]
    public void Every_filter_lets_the_same_runs_through_with_the_index_as_without()
    {
        using var home = new IndexedHome();
        Populate(home);

        foreach (var filter in Filters())
        {
            var expected = home.WithoutIndex.Select(filter, TimeZoneInfo.Utc, DateTimeOffset.UnixEpoch).Select(r => $"{r.Id.Value} {r.Label}".Trim()).ToArray();

            Assert.That(home.Listed(filter), Is.EqualTo(expected), filter.ToString());
            Assert.That(home.Page(3, filter), Is.EqualTo(expected.Take(3)), filter.ToString());
        }

        Assert.That(home.Messages, Is.Empty);
    }

    [Test]
    public void Runs_out_of_the_index_tell_what_their_directories_tell()
    {
        using var home = new IndexedHome();
        Populate(home);
        home.Listed();
        using var index = new RunIndex(home.Environment, home.Time, home, progress: null);

        var indexed = new RunStore(home.Environment, home.Processes) { Index = index }.List();

        Assert.That(indexed.Select(Told), Is.EqualTo(home.WithoutIndex.List().Select(Told)));
    }

    [Test]
    public void Prefixes_indexes_and_ranges_select_the_same_runs()
    {
        using var home = new IndexedHome();
        Populate(home);
        using var index = new RunIndex(home.Environment, home.Time, home, progress: null);
        var indexed = new RunSelection(new RunStore(home.Environment, home.Processes) { Index = index }.List(), "guild");
        var read = new RunSelection(home.WithoutIndex.List(), "guild");

        foreach (var argument in new[] { "1", "4", "2:4", ":3", "7:", "r3", "bat" })
            Assert.That(indexed.Many([argument]).Select(r => r.Id), Is.EqualTo(read.Many([argument]).Select(r => r.Id)), argument);
    }

    [Test]
    public void Values_come_back_from_bytes_as_they_were()
    {
        var leaves = Gen.OneOf<Value>(
            Gen.Constant<Value>(Value.Null),
            ArbMap.Default.GeneratorFor<bool>().Select(b => Value.Of(b)),
            ArbMap.Default.GeneratorFor<long>().Select(n => Value.Of(n)),
            ArbMap.Default.GeneratorFor<double>().Select(n => Value.Of(n)),
            ArbMap.Default.GeneratorFor<System.Numerics.BigInteger>().Select(n => (Value)new IntegerValue(n * long.MaxValue * long.MaxValue)),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(t => (Value)new TimestampValue(Whole(t.Get))),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(t => Value.Of(Whole(t.Get))));
        var values = Gen.Sized(size => Tree(leaves, Math.Min(size, 8)));

        Prop.ForAll(values.ToArbitrary(), value => new ValueBytes(ValueBytes.Write(value)).Read().Equals(value)).QuickCheckThrowOnFailure();
    }

    [Test]
    public void A_value_is_found_among_others_without_reading_these()
    {
        var value = MapValue.Of(
            ("text", Value.Of("t")), ("list", new ListValue([Value.Of(1), Value.Of(2.5), Value.True])), ("map", MapValue.Of(("a", Value.Null), ("\u00e4", Value.Of("x")))),
            ("time", new TimestampValue("2020-01-01")), ("large", new IntegerValue(System.Numerics.BigInteger.Pow(10, 30))), ("last", Value.Of(7)));
        var bytes = ValueBytes.Write(value);

        Assert.Multiple(() =>
        {
            foreach (var entry in value.Entries)
                Assert.That(Found(bytes, entry.Name!), Is.EqualTo(entry.Value));
            Assert.That(Found(bytes, "map", "\u00e4"), Is.EqualTo(Value.Of("x")));
            Assert.That(Found(bytes, "absent"), Is.Null);
            Assert.That(Found(bytes, "text", "no map"), Is.Null);
        });
    }

    [Test]
    public void Runs_are_taken_by_index_without_those_before()
    {
        using var home = new IndexedHome();
        Populate(home);
        using var index = new RunIndex(home.Environment, home.Time, home, progress: null);
        var indexed = new RunStore(home.Environment, home.Processes) { Index = index }.List();
        RunList read = home.WithoutIndex.List();

        Assert.That(Enumerable.Range(0, read.Count).Select(i => indexed[i].Id), Is.EqualTo(read.Select(r => r.Id)));
        Assert.That(indexed.Range(3, 4).Select(r => r.Id), Is.EqualTo(read.Skip(3).Take(4).Select(r => r.Id)));
        Assert.That(indexed.Range(read.Count - 1, 5), Has.Count.EqualTo(1));
        Assert.That(indexed.Range(read.Count, 5), Is.Empty);
        foreach (var list in new[] { indexed, read })
        {
            Assert.That(list.Slice(3, 4), Has.Count.EqualTo(4));
            Assert.That(list.Slice(3, 4).Select(r => r.Id), Is.EqualTo(read.Skip(3).Take(4).Select(r => r.Id)));
            Assert.That(list.Slice(3, 4).With(AttributeNames.None).Select(r => r.Id), Is.EqualTo(read.Skip(3).Take(4).Select(r => r.Id)));
            Assert.That(list.Slice(3, 4).Range(1, 9).Select(r => r.Id), Is.EqualTo(read.Skip(4).Take(3).Select(r => r.Id)));
        }
    }

    [Test]
    public void What_looks_like_a_run_and_is_none_is_told_the_same_with_the_index_as_without()
    {
        using var home = new IndexedHome();
        Populate(home);
        File.WriteAllText(Path.Combine(home.Path, "runs", new string('b', 32)), "");
        Directory.CreateDirectory(Path.Combine(home.Path, "runs", "half", ".guild", "attrs"));
        using var index = new RunIndex(home.Environment, home.Time, home, progress: null);
        var (strays, runs) = (new StrayRuns(home.Processes), Path.Combine(home.Path, "runs"));

        var told = strays.Find(runs, new RunStore(home.Environment, home.Processes) { Index = index }.List());

        Assert.That(told, Has.Count.EqualTo(4).And.One.Contains("it is not a directory"));
        Assert.That(told, Is.EqualTo(strays.Find(runs, home.WithoutIndex.List())));
    }

    private static Value? Found(byte[] bytes, params string[] names)
    {
        var rest = new ValueBytes(bytes);
        foreach (var name in names)
        {
            if (!rest.TryEnter(name))
                return null;
        }

        return rest.Read();
    }

    // Half of a surrogate pair is no text that a file could hold.
    private static string Whole(string text) => string.Concat(text.EnumerateRunes());

    private static Gen<Value> Tree(Gen<Value> leaves, int size) => size == 0
        ? leaves
        : Gen.OneOf(
            leaves,
            Tree(leaves, size / 2).ListOf().Select(items => (Value)new ListValue([.. items])),
            Tree(leaves, size / 2).ListOf().Select(items => (Value)new MapValue([.. items.Select((v, i) => new MapEntry(Value.Of(i), v))])));

    private static void Populate(IndexedHome home)
    {
        for (var i = 1; i <= 9; i++)
        {
            var run = home.ARun($"r{i}", i, i % 3 == 0 ? $"x {i}" : "", i % 2 == 0 ? "train" : "evaluate", i % 4 == 0 ? 1 : 0);
            if (i % 2 == 0)
                RunAttributes.Write(run, "tags", Value.OfTexts(["t", "u"]));
            if (i % 5 == 0)
                RunAttributes.Write(run, "marked", Value.True);
            if (i != 7)
                IndexedHome.AddScalar(run, "loss", i / 4f);
            RunAttributes.Write(run, "sourcecode_digest", Value.Of(i % 2 == 0 ? "abc" : "def"));
            RunAttributes.Write(run, "env", MapValue.Of(("v", Value.Of(i))));
            RunAttributes.Write(run, "opdef_attrs", MapValue.Of(("opdef", Value.Of(i))));
        }

        RunAttributes.Write(home.ARun("custom", 20), "custom", Value.Of(7));
        RunAttributes.Write(home.ARun("long", 21), "custom", Value.Of(new string('x', 10_000)));
        RunAttributes.Write(home.ARun("odd", 22), "flags", MapValue.Of(("lr", Value.Of(double.NaN)), ("y", Value.Of(2)), ("l", new ListValue([Value.Of(1)]))));
        File.WriteAllText(home.ARun("damaged", 23).Attribute("label"), "[unclosed");
        File.WriteAllBytes(home.ARun("binary", 24).Attribute("flags"), [0, 1, 2, 255, 254]);
        File.WriteAllText(home.ARun("no-opref", 25).OpRef, "nonsense");
        home.ARun("running", 26, exitStatus: null);
        var batch = home.ARun("batch", 27, operation: "+");
        RunRecord.WriteOpRef(batch.Prototype, new OpRef("guildfile", "/p", "", "", "train"));
        Directory.CreateSymbolicLink(Path.Combine(batch.Path, "r1"), "../r1");
        Directory.CreateSymbolicLink(Path.Combine(home.Path, "runs", "dangling"), "/nowhere");
        Directory.CreateDirectory(Path.Combine(home.Path, "runs", new string('a', 32)));
        File.WriteAllText(Path.Combine(home.Path, "runs", "file"), "");
        RunAttributes.Write(home.ARun("never-started", 28), "started", Value.Null);
        var lost = home.ARun("lost-opref", 29);
        File.Delete(lost.OpRef);
        Directory.CreateDirectory(lost.OpRef);
        var flat = home.ARun("flat", 30);
        Directory.Delete(flat.Attributes, recursive: true);
        File.WriteAllText(flat.Attributes, "");
    }

    private static IEnumerable<RunFilter> Filters() =>
    [
        new(),
        new() { Operations = [new OperationFilter("train")] },
        new() { Operations = [new OperationFilter("train*")] },
        new() { Labels = ["x"] },
        new() { Labels = ["-"] },
        new() { IsUnlabeled = true },
        new() { Tags = ["u"] },
        new() { IsMarked = true },
        new() { IsMarked = false },
        new() { Comments = ["-"] },
        new() { Digest = "ab" },
        new() { Statuses = [RunStatus.Error] },
        new() { ExcludedStatuses = [RunStatus.Completed] },
        new() { Started = new StartedRange(DateTime.UnixEpoch.AddTicks(40), DateTime.UnixEpoch.AddTicks(80)) },
        .. Expressions.Select(IndexedHome.Expression),
    ];

    private static string Told(Run run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{run.Id} {run.OpRefText} {RunOperation.Text(run)} {run.State} {run.Age} {run.Label} {string.Join(',', run.Tags)} {YamlWriter.Write(run.Flags)} ")
        + $"{run["custom"]} {YamlWriter.Write(run["env"] ?? Value.Null)} {run.ExitStatus} {string.Join(',', run.Scalars.Summaries)} {run.Damage}";
}
