using Guild.Abstractions;
using Guild.Core.Runs;

namespace Guild.Tool.Tests.Runs;

/// <summary>What is told of damaged runs: one reason each, which depends on what is shown and on nothing else.</summary>
public sealed class DamageWarningTests
{
    private static readonly string[] Attributes =
    [
        "cmd", "comments", "deps", "env", "exit_status", "flags", "initialized", "label", "marked", "op", "opdef_attrs", "sourcecode_digest", "started", "stopped", "tags",
        "vcs_commit",
    ];

    private string _directory = "";

    // Makes the runs, and lists them from their directories.
    private RunsConsole _direct = null!;

    [SetUp]
    public void CreateHome()
    {
        _directory = Directory.CreateTempSubdirectory("guild-test-").FullName;
        _direct = new RunsConsole(_directory);
    }

    [TearDown]
    public void DeleteHome()
    {
        _direct.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Test]
    public void Of_what_is_shown_the_first_by_name_that_cannot_be_read_is_told([Values] bool isIndexed)
    {
        Damage(_direct.ARun("a"), "comments", "flags", "label", "started");
        using var console = new RunsConsole(_directory, isIndexed);

        console.List();
        console.List("--simplified");
        console.List("--comments");

        Assert.That(console.Warnings.Select(Named), Is.EqualTo(["label", "label", "comments"]));
    }

    [Test]
    public void The_opref_comes_before_all_attributes([Values] bool isIndexed)
    {
        var run = _direct.ARun("a");
        Damage(run, "cmd", "label");
        File.WriteAllText(run.OpRef, "nonsense");
        using var console = new RunsConsole(_directory, isIndexed);

        console.List("--verbose");

        Assert.That(console.Warnings, Has.One.StartsWith("invalid opref for run 'a' ("));
    }

    [Test]
    public void What_only_filters_and_the_order_of_runs_ask_for_is_not_told([Values] bool isIndexed)
    {
        var run = _direct.ARun("a");
        RunAttributes.Delete(run, "started");
        Damage(run, "env", "flags", "initialized");
        using var console = new RunsConsole(_directory, isIndexed);

        Assert.That(console.List("--filter=not lr = 0.1"), Does.StartWith("[1:a]"));
        Assert.That(console.List("--filter=env is undefined"), Does.StartWith("[1:a]"));
        Assert.That(console.Warnings, Is.Empty);
    }

    [Test]
    public void A_status_that_stems_from_an_unreadable_exit_status_is_told_with_the_reason([Values] bool isIndexed)
    {
        Damage(_direct.ARun("a"), "exit_status");
        using var console = new RunsConsole(_directory, isIndexed);

        Assert.That(console.List(), Does.Contain("  error"));
        Assert.That(console.Warnings, Has.One.StartsWith("cannot read attribute 'exit_status' of run 'a' ("));
    }

    [Test]
    public void The_same_is_told_with_an_index_and_without_one([Range(1, 4)] int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 20; i++)
            ARandomRun($"run{i:D2}", random);

        using var indexed = new RunsConsole(_directory, isIndexed: true);
        foreach (var words in Lists())
        {
            Assert.That(indexed.List(words), Is.EqualTo(_direct.List(words)), string.Join(' ', words));
            Assert.That(indexed.Warnings, Is.EqualTo(_direct.Warnings), string.Join(' ', words));
        }

        Assert.That(_direct.Warnings, Is.Not.Empty);
    }

    private static IEnumerable<string[]> Lists()
    {
        string[] filters =
        [
            "", "--filter=not lr = 0.1", "--filter=env is undefined", "--filter=label = best", "--unlabeled", "--unmarked", "--error", "--started=after 2000-1-1", "--operation=train",
        ];
        foreach (var filter in filters)
        {
            foreach (var detail in new[] { "--all", "--verbose", "--json" })
                yield return filter.Length == 0 ? [detail] : [filter, detail];
        }

        yield return [];
        yield return ["--comments"];
        yield return ["--simplified"];
        yield return ["--all", "--simplified"];
    }

    private void ARandomRun(string id, Random random)
    {
        var run = _direct.ARun(
            id,
            attributes:
            [
                ("comments", new ListValue([MapValue.Of(("body", Value.Of("hi")))])),
                ("env", MapValue.Of(("A", Value.Of("b")))),
                ("flags", MapValue.Of(("lr", Value.Of(0.1)))),
                ("initialized", Value.Of(1_700_000_000_000_000)),
                ("label", Value.Of("best")),
                ("marked", Value.Of(random.Next(2) == 0)),
                ("sourcecode_digest", Value.Of("abcdef")),
                ("tags", new ListValue([Value.Of("a")])),
            ]);
        if (random.Next(4) == 0)
            RunAttributes.Delete(run, "started");
        if (random.Next(8) == 0)
            File.WriteAllBytes(run.OpRef, Junk(random));
        foreach (var name in random.GetItems(Attributes, random.Next(4)))
            File.WriteAllBytes(run.Attribute(name), Junk(random));
    }

    private static byte[] Junk(Random random)
    {
        var bytes = new byte[random.Next(2) == 0 ? 20 : 5000];
        random.NextBytes(bytes);
        return random.Next(3) switch
        {
            0 => "[unclosed"u8.ToArray(),
            1 => "a: b: c"u8.ToArray(),
            // Not the beginning of a text file of any encoding.
            _ => [0, .. bytes],
        };
    }

    private static void Damage(RunDirectory run, params string[] attributes)
    {
        foreach (var name in attributes)
            File.WriteAllText(run.Attribute(name), "'unclosed");
    }

    private static string Named(string warning) => warning.Split('\'')[1];
}
