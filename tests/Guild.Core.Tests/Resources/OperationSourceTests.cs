using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Resources;

namespace Guild.Core.Tests.Resources;

public class OperationSourceTests
{
    private const string First = "aaaa0000000000000000000000000001";
    private const string Second = "bbbb0000000000000000000000000002";

    private AProject _project = null!;

    [SetUp]
    public void Begin() => _project = new AProject();

    [TearDown]
    public void End() => _project.Dispose();

    [Test]
    public async Task Generated_files_of_the_newest_run_are_linked()
    {
        _project.AnEarlierRun(First, "train", "0", "model.txt");
        var run = _project.AnEarlierRun(Second, "train", "0", "model.txt", "train.py", "sub/log", "src/lib.py", "data/x");
        await File.WriteAllTextAsync(run.Manifest, "s train.py 00 train.py\ns src/lib.py 00 src/lib.py\nd data - file:data\n");

        var outcome = await _project.Resolve("{sources: [{operation: train, name: tr}]}");

        Assert.Multiple(() =>
        {
            Assert.That(_project.Log.Lines, Is.EqualTo(["Resolving tr", $"Using run {Second} for tr"]));
            Assert.That(new FileInfo(_project.InRun("model.txt")).LinkTarget, Is.EqualTo($"../{Second}/model.txt"));
            Assert.That(_project.Manifest, Has.Length.EqualTo(2));
            Assert.That(_project.Manifest[0], Does.StartWith("d model.txt ").And.EndsWith(" operation:train"));
            Assert.That(_project.Manifest[1], Is.EqualTo("d sub - operation:train"));
            Assert.That(outcome.Deps, Is.EqualTo(MapValue.Of(("tr", MapValue.Of(("tr", MapValue.Of(
                ("config", Value.Of(Second)),
                ("paths", Value.OfTexts([$"../{Second}/model.txt", $"../{Second}/sub"])),
                ("uri", Value.Of("operation:train")))))))));
            Assert.That(outcome.LinkCount, Is.EqualTo(2));
        });
    }

    [TestCase("0", "made")]
    [TestCase("1", "data made")]
    [TestCase("2", "data made train.py")]
    public async Task Projects_of_earlier_releases_can_ask_for_more_than_generated_files(string legacy, string expected)
    {
        var run = _project.AnEarlierRun(First, "train", "0", "made", "train.py", "data");
        await File.WriteAllTextAsync(run.Manifest, "s train.py 00 train.py\nd data 00 file:data\n");
        _project.Variables["GUILD_LEGACY_OPDEP_SELECT"] = legacy;

        await _project.Resolve("{sources: [{operation: train}]}");

        Assert.That(
            Directory.EnumerateFiles(_project.Run.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            Is.EqualTo(expected.Split(' ')));
    }

    [Test]
    public async Task A_marked_run_wins_over_a_newer_one()
    {
        var marked = _project.AnEarlierRun(First, "train", "0", "old");
        _project.AnEarlierRun(Second, "train", "0", "new");
        Guild.Core.Runs.RunAttributes.Write(marked, "marked", Value.True);

        await _project.Resolve("{sources: [{operation: train}]}");

        Assert.That(_project.Log.Lines, Does.Contain($"Using run {First} for operation:train"));
    }

    [TestCase("train|fit")]
    [TestCase("other, tr.*n")]
    public async Task The_operation_is_a_pattern_or_several(string operation)
    {
        _project.AnEarlierRun(First, "train", "-15", "model");
        _project.AnEarlierRun(Second, "train", "1", "broken");

        await _project.Resolve($"{{sources: [{{operation: '{operation}'}}]}}");

        Assert.That(File.Exists(_project.InRun("model")), Is.True);
    }

    [Test]
    public async Task Selected_files_may_be_any_file_of_the_run_but_not_of_its_record()
    {
        _project.AnEarlierRun(First, "train", "0", "a.txt", "sub/b.txt");

        await _project.Resolve("{sources: [{operation: train, select: '.*\\.txt|.*opref', target-type: copy}]}");

        Assert.That(Directory.EnumerateFiles(_project.Run.Path).Select(Path.GetFileName), Is.EquivalentTo(["a.txt", "b.txt"]));
    }

    [Test]
    public async Task A_kept_path_is_that_inside_the_run()
    {
        _project.AnEarlierRun(First, "train", "0", "sub/b.txt");

        await _project.Resolve("{sources: [{operation: train, select: '.*\\.txt', preserve-path: yes}]}");

        Assert.That(new FileInfo(_project.InRun("sub/b.txt")).LinkTarget, Is.EqualTo($"../../{First}/sub/b.txt"));
    }

    [Test]
    public void No_run_is_an_error_that_says_what_to_do()
    {
        _project.AnEarlierRun(First, "up", "1", "x");

        var error = Assert.ThrowsAsync<GuildException>(() => _project.Resolve("{sources: [{operation: up}]}"))!.Errors.Single();

        Assert.Multiple(() =>
        {
            Assert.That(error.What, Is.EqualTo(
                "run failed because a dependency was not met: could not resolve 'operation:up' in operation:up resource: no suitable run for up"));
            Assert.That(error.Fix, Is.EqualTo("run it first: guild run up"));
        });
    }

    [Test]
    public async Task A_full_id_is_taken_whatever_the_run_did()
    {
        _project.AnEarlierRun(First, "other", "1", "x");
        _project.Flags = $"{{'operation:up': {First}}}";

        await _project.Resolve("{sources: [{operation: up}]}");

        Assert.That(File.Exists(_project.InRun("x")), Is.True);
    }

    [TestCase("./out", "Using out for operation:up")]
    [TestCase("out/", "Using out for operation:up")]
    public async Task A_directory_may_stand_in_for_a_run(string choice, string line)
    {
        _project.Write("out/x");
        _project.Flags = $"{{'operation:up': {choice}}}";

        await _project.Resolve("{sources: [{operation: up}]}");

        Assert.Multiple(() =>
        {
            Assert.That(_project.Log.Lines, Does.Contain(line));
            Assert.That(File.ReadAllText(_project.InRun("x")), Is.EqualTo("1\n"));
        });
    }

    [Test]
    public async Task Staging_leaves_operations_for_the_start()
    {
        _project.AnEarlierRun(First, "up", "0", "x");

        var outcome = await _project.Resolve(isStaging: true, "{sources: [{operation: up}]}");

        Assert.Multiple(() =>
        {
            Assert.That(_project.Log.Lines[^1], Is.EqualTo("Skipping resolution of operation:up because it's being staged"));
            Assert.That(outcome.Deps, Is.EqualTo(MapValue.Of(("operation:up", Value.EmptyMap))));
        });
    }

    [Test]
    public async Task What_staging_left_is_resolved_at_the_start()
    {
        _project.AnEarlierRun(First, "up", "0", "x");
        var staged = await _project.Resolve(isStaging: true, "{sources: [{operation: up}]}");
        Guild.Core.Runs.RunAttributes.Write(_project.Run, "deps", staged.Deps);
        _project.IsRestart = true;

        await _project.Resolve("{sources: [{operation: up}]}");

        Assert.Multiple(() =>
        {
            Assert.That(File.Exists(_project.InRun("x")), Is.True);
            Assert.That(_project.Manifest, Has.One.Items);
        });
    }

    [Test]
    public void Missing_values_and_prefixes_become_full_ids_before_the_run()
    {
        _project.AnEarlierRun(First, "up", "0");
        _project.AnEarlierRun(Second, "up", "0");
        var flags = new OperationRunFlags(_project.Upstream());
        var requires = Resource("up");

        Assert.Multiple(() =>
        {
            Assert.That(flags.Resolve(requires, [], isStaging: false).Flags, Is.EqualTo([Pair(Value.Of(Second))]));
            Assert.That(flags.Resolve(requires, [Pair(Value.Null)], isStaging: false).Flags, Is.EqualTo([Pair(Value.Of(Second))]));
            Assert.That(flags.Resolve(requires, [Pair(Value.Of("aaaa"))], isStaging: false).Flags, Is.EqualTo([Pair(Value.Of(First))]));
            Assert.That(
                flags.Resolve(requires, [Pair(Value.OfTexts(["aaaa", "zz"]))], isStaging: false),
                Has.Property("Warnings").Empty.And.Property("Flags").EqualTo(new[] { Pair(Value.OfTexts([First, "zz"])) }));
        });
    }

    [TestCase(null)]
    [TestCase("zzz")]
    [TestCase("cccc0000000000000000000000000003")]
    public void A_run_that_does_not_exist_is_warned_of_and_the_value_stays(string? typed)
    {
        var resolved = new OperationRunFlags(_project.Upstream()).Resolve(Resource("up"), [Pair(Value.Of(typed))], isStaging: false);

        Assert.Multiple(() =>
        {
            Assert.That(resolved.Warnings, Is.EqualTo(["cannot find a suitable run for required resource 'operation:up'"]));
            Assert.That(resolved.Flags, Is.EqualTo([Pair(Value.Of(typed))]));
        });
    }

    [TestCase(true, First)]
    [TestCase(false, null)]
    public void A_staged_run_feeds_only_what_is_staged(bool isStaging, string? expected)
    {
        var run = _project.AnEarlierRun(First, "up", null);
        File.WriteAllText(run.Staged, "");

        var resolved = new OperationRunFlags(_project.Upstream()).Resolve(Resource("up"), [], isStaging);

        Assert.That(resolved.Flags, Is.EqualTo([Pair(Value.Of(expected))]));
    }

    private static Guild.Core.GuildFiles.ResourceDef[] Resource(string operation) =>
    [
        new()
        {
            Directory = "/",
            Config = Value.EmptyMap,
            Sources = [new() { Kind = "operation", Address = operation, Config = Value.EmptyMap }],
        },
    ];

    private static NamedValue Pair(Value value) => new("operation:up", value);
}
