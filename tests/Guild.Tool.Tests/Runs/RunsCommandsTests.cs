using System.Text;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Core.Scalars;

namespace Guild.Tool.Tests.Runs;

public sealed class RunsCommandsTests
{
    private string _directory = "";
    private RunsConsole _console = null!;

    [SetUp]
    public void CreateHome()
    {
        _directory = Directory.CreateTempSubdirectory("guild-test-").FullName;
        _console = new RunsConsole(_directory);
    }

    [TearDown]
    public void DeleteHome()
    {
        _console.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Test]
    public void Without_runs_nothing_is_listed() => Assert.That(_console.List(), Is.Empty);

    [Test]
    public void The_first_twenty_runs_are_listed_and_a_note_tells_of_more()
    {
        for (var i = 0; i < 45; i++)
            _console.ARun($"run{i:D2}");

        Assert.That(_console.List().Split('\n'), Has.Length.EqualTo(21));
        Assert.That(_console.Terminal.ErrorOutput, Is.EqualTo("Showing the first 20 runs (45 total) - use --all to show all or -m to show more\n"));
        Assert.That(_console.List("--more").Split('\n'), Has.Length.EqualTo(41));
        Assert.That(_console.List("--more", "--more").Split('\n'), Has.Length.EqualTo(46));
        Assert.That(_console.List("--limit=2"), Is.EqualTo("[1:run44]  train  2026-11-23 14:35:45  completed  \n[2:run43]  train  2026-11-23 14:35:44  completed  \n"));
    }

    [Test]
    public void A_simplified_list_has_neither_id_nor_time()
    {
        _console.ARun("a", exitStatus: 1, attributes: ("marked", Value.True));

        Assert.That(_console.List("--simplified"), Is.EqualTo("[1]  train [marked]  error  \n"));
    }

    [Test]
    public void Comments_keep_their_line_breaks()
    {
        var comment = MapValue.Of(("body", Value.Of("first\n\ntry")), ("host", Value.Of("box")), ("time", Value.Of(1_714_566_670_000_000)), ("user", Value.Of("ann")));
        _console.ARun("a", attributes: ("comments", new ListValue([comment])));

        Assert.That(_console.List("--comments"), Does.EndWith("  ann@box 2024-05-01 12:31:10\n\n    first\n\n    try\n\n"));
        Assert.That(_console.Info("--comments"), Does.EndWith("comments:\n  -\n    body: |\n      first\n\n      try\n    host: box\n    time: 2024-05-01 12:31:10\n    user: ann\n"));
    }

    [Test]
    public void Private_attributes_are_shown_when_they_are_asked_for()
    {
        _console.ARun("a", attributes: [("_note", Value.Of("kept by a program")), ("_sizes", Value.OfTexts(["1 MB"])), ("_host", MapValue.Of(("name", Value.Of("box")))), ("other", Value.Of(1))]);

        Assert.That(_console.Info(), Does.Not.Contain("_note"));
        Assert.That(_console.Info("--private-attrs"), Does.Contain("pid: \n_host:\n  name: box\n_note: kept by a program\n_sizes:\n  - 1 MB\ntags:\n"));
        Assert.That(_console.Info("--private-attrs", "--json"), Does.Contain("\"_host\": {\"name\": \"box\"}, \"_note\": \"kept by a program\", \"_sizes\": [\"1 MB\"], \"tags\""));
    }

    [Test]
    public void A_damaged_run_is_listed_and_the_reason_told()
    {
        File.WriteAllText(_console.ARun("good").Attribute("label"), "'unclosed");
        File.WriteAllText(_console.ARun("bad").OpRef, "nonsense");

        Assert.That(_console.List(), Does.Contain("[1:bad]   ?      2026").And.Contain("[2:good]  train  2026"));
        Assert.That(_console.Warnings, Has.Count.EqualTo(2));
        Assert.That(_console.Warnings[0], Does.StartWith("invalid opref for run 'bad' ("));
        Assert.That(_console.Warnings[1], Does.StartWith("cannot read attribute 'label' of run 'good' ("));
    }

    [Test]
    public void Options_that_exclude_each_other_are_refused() =>
        Assert.That(
            () => _console.List("--all", "--limit=1"),
            Throws.TypeOf<GuildException>().With.Message.EqualTo("--all and --limit cannot both be specified\nTry 'guild runs list --help' for more information."));

    [Test]
    public void Filters_come_before_indexes()
    {
        _console.ARun("a", exitStatus: 1);
        _console.ARun("b");

        Assert.That(_console.List("--error"), Does.StartWith("[1:a]"));
        Assert.That(_console.List("--not-error"), Does.StartWith("[1:b]"));
        Assert.That(_console.List("--status-chars=ec").Split('\n'), Has.Length.EqualTo(3));
        Assert.That(_console.List("--filter=status = error"), Does.StartWith("[1:a]"));
        Assert.That(
            () => _console.List("--status-chars=x"),
            Throws.TypeOf<GuildException>().With.Message.EqualTo("unrecognized status char 'x' in option '-S'\nTry 'guild runs list --help' for more information."));
    }

    [Test]
    public void Deleted_runs_go_to_the_trash_and_come_back()
    {
        _console.ARun("a");
        _console.ARun("b");
        _console.Terminal.Answers.Enqueue(null);

        Assert.That(_console.Delete("1"), Is.Zero);
        Assert.That(
            _console.Terminal.ErrorOutput,
            Is.EqualTo("You are about to delete the following runs:\n  [b]  train  2026-11-23 14:35:02  completed  \nDeleted 1 run(s)\n"));
        Assert.That(_console.Terminal.Questions, Is.EqualTo(new[] { "Delete 1 run(s)? (Y/n) " }));
        Assert.That(_console.List("--deleted"), Does.StartWith("[1:b]"));
        Assert.That(_console.Restore("--yes"), Is.Zero);
        Assert.That(_console.Store.List(), Has.Exactly(2).Items);
    }

    [Test]
    public void An_occupied_place_in_the_trash_is_cleared_with_a_warning()
    {
        _console.ARun("a");
        _console.Delete("--yes");
        _console.ARun("a");

        _console.Delete("--yes");

        Assert.That(_console.Warnings.Single(), Does.Match("trash/runs/a exists, moving to .*trash/runs/a_[0-9a-f]{8}$"));
        Assert.That(_console.Store.List(RunPlace.Deleted), Has.Exactly(2).Items);
    }

    [Test]
    public void Declining_changes_nothing_and_ends_with_4()
    {
        _console.ARun("a");
        _console.Terminal.Answers.Enqueue(false);

        Assert.That(_console.Delete("--permanent"), Is.EqualTo(4));
        Assert.That(_console.Terminal.Questions, Is.EqualTo(new[] { "Permanently delete 1 run(s)? (y/N) " }));
        Assert.That(_console.Store.List(), Has.One.Items);
    }

    [Test]
    public void Purging_follows_no_links()
    {
        var kept = _console.ARun("kept");
        var run = _console.ARun("gone");
        Directory.CreateSymbolicLink(Path.Combine(run.Path, "kept"), "../kept");
        _console.Delete("--yes", "gone");

        Assert.That(_console.Purge("--yes"), Is.Zero);
        Assert.That(_console.Store.List(RunPlace.Deleted), Is.Empty);
        Assert.That(kept.OpRef, Does.Exist);
        Assert.That(_console.Terminal.ErrorOutput, Does.EndWith("Permanently deleted 1 run(s)\n"));
    }

    [Test]
    public void Nothing_to_do_is_no_error()
    {
        Assert.That(_console.Delete(), Is.Zero);
        Assert.That(_console.Restore(), Is.Zero);
        Assert.That(_console.Purge(), Is.Zero);
        Assert.That(_console.Stop(), Is.Zero);
        Assert.That(_console.Terminal.ErrorOutput, Is.EqualTo("Nothing to delete.\nNothing to restore.\nNothing to purge.\nNothing to stop.\n"));
    }

    [Test]
    public void What_is_for_remotes_is_told_so_when_runs_are_stopped_here()
    {
        Assert.That(_console.Stop("--no-wait"), Is.Zero);
        Assert.That(_console.Warnings, Is.EqualTo(["--no-wait is for remotes; without --remote it changes nothing"]));
        Assert.That(() => _console.Stop("--remote=box"), Throws.TypeOf<GuildException>().With.Message.EqualTo("--remote is not available in this version of guild"));
    }

    [Test]
    public void Stopping_a_run_that_does_not_run_says_so()
    {
        _console.ARun("a");

        Assert.That(_console.Stop("--yes", "a"), Is.Zero);
        Assert.That(_console.Terminal.Output, Is.EqualTo("Run a is not running\n"));
    }

    [TestCase("", "a2 a2/f.txt a10 a10/f.txt a-b train.py")]
    [TestCase("--path=a2", "a2 a2/f.txt")]
    [TestCase("--path=a2/", "a2 a2/f.txt")]
    [TestCase("--path=a", "")]
    [TestCase("--path=a1*", "a10 a10/f.txt")]
    [TestCase("--path=*/f.txt", "a2/f.txt a10/f.txt")]
    [TestCase("--path=.hid", ".hid .hid/x")]
    [TestCase("--path=.h*/x", ".hid/x")]
    [TestCase("--path=*/x", "")]
    [TestCase("--sourcecode", "train.py")]
    [TestCase("--dependencies", "a2")]
    [TestCase("--dependencies --follow-links", "a2 a2/f.txt")]
    [TestCase("--generated", ".hid/x a10/f.txt a-b")]
    [TestCase("--generated --path=a10", "a10/f.txt")]
    public void Files_are_listed_by_path_and_by_kind(string options, string expected)
    {
        var run = _console.ARun("r");
        foreach (var file in new[] { "a-b", "a10/f.txt", "a2/f.txt", "train.py", ".hid/x" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(run.Path, file))!);
            File.WriteAllText(Path.Combine(run.Path, file), "");
        }

        using (var manifest = new RunManifestWriter(run))
        {
            manifest.Add(new ManifestEntry(FileKind.SourceCode, "train.py", "x", "train.py"));
            manifest.Add(new ManifestEntry(FileKind.Dependency, "a2", ManifestEntry.DirectoryDigest, "file:a2"));
        }

        var listed = _console.Ls([.. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--no-format"]);

        Assert.That(string.Join(' ', listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('/'))), Is.EqualTo(expected));
    }

    [Test]
    public void The_header_of_a_listing_is_the_run_directory()
    {
        _console.ARun("r");

        Assert.That(_console.Ls(), Is.EqualTo("~/.guild/runs/r:\n"));
        Assert.That(_console.Ls("--all", "--full-path", "--path=.guild/opref"), Is.EqualTo($"{_directory}/.guild/runs/r/.guild/opref\n"));
        Assert.That(() => _console.Ls("--path=/etc"), Throws.TypeOf<GuildException>().With.Message.StartsWith("PATH must be relative"));
    }

    [Test]
    public void Files_are_shown_as_their_bytes()
    {
        var run = _console.ARun("r");
        File.WriteAllBytes(Path.Combine(run.Path, "x"), Encoding.UTF8.GetBytes("a\r\n☃"));

        Assert.That(_console.Cat("--path=x"), Is.EqualTo("a\r\n☃"));
        Assert.That(() => _console.Cat(), Throws.TypeOf<GuildException>().With.Message.EqualTo("-p / --path is required unless --output is specified"));
        Assert.That(() => _console.Cat("--path=y"), Throws.TypeOf<GuildException>().With.Message.EqualTo($"{run.Path}/y does not exist"));
        Assert.That(() => _console.Cat("--output"), Throws.TypeOf<GuildException>().With.Message.EqualTo($"{run.Output} does not exist"));
    }

    [Test]
    public void Details_show_scalars_attributes_and_nested_flags()
    {
        var run = _console.ARun("r", attributes: ("flags", MapValue.Of(("m", MapValue.Of(("b", Value.Of(1)))), ("l", new ListValue([MapValue.Of(("b", Value.Of(2)))])), ("e", Value.EmptyMap))));
        using (var writer = new EventFileWriter(Path.Combine(run.Meta, "events.out.tfevents.1.h.1.0")))
        {
            writer.AddScalar("loss", 3, 0, DateTimeOffset.UnixEpoch);
            writer.AddScalar("loss", 1, 1, DateTimeOffset.UnixEpoch);
            writer.AddScalar("sys/cpu", 1, 0, DateTimeOffset.UnixEpoch);
        }

        using (var writer = new EventFileWriter(Path.Combine(run.Meta, "events.out.tfevents.1.h.1.0.attrs")))
            writer.AddText("note", "two words", DateTimeOffset.UnixEpoch);

        Assert.That(_console.Info(), Does.EndWith(
            "flags:\n  e:\n    {}\n  l:\n    - {b: 2}\n  m:\n    b: 1\nscalars:\n  loss: 1.000000 (step 1)\nattributes:\n  note: two words\n"));
        Assert.That(_console.Info("--all-scalars"), Does.Contain("  loss:\n    avg: 2.000000 (step 2)\n    first: 3.000000 (step 0)\n    last: 1.000000 (step 1)\n    max: 3.000000 (step 0)\n"));
        Assert.That(_console.Info("--json"), Does.Contain("\"marked\": \"no\"").And.Contain("\"scalars\": {\"loss\": [1.0, 1]}").And.Contain("\"exit_status\": 0, \"pid\": \"\""));
    }

    [TestCase(0.0078125, "0.007812")]
    [TestCase(0.0234375, "0.023438")]
    [TestCase(-0.0078125, "-0.007812")]
    [TestCase(1e20, "100000000000000000000.000000")]
    [TestCase(double.NaN, "nan")]
    [TestCase(double.NegativeInfinity, "-inf")]
    public void Six_decimals_are_rounded_as_python_does(double number, string expected) =>
        Assert.That(Guild.Tool.Views.ScalarText.SixDecimals(number), Is.EqualTo(expected));
}
