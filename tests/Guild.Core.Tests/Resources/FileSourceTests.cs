using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Core.Tests.Resources;

public class FileSourceTests
{
    private AProject _project = null!;

    [SetUp]
    public void Begin() => _project = new AProject();

    [TearDown]
    public void End() => _project.Dispose();

    [Test]
    public async Task A_file_is_copied_and_recorded()
    {
        var file = _project.Write("data.csv", "1,2\n");

        var outcome = await _project.Resolve("{sources: [{file: data.csv}]}");

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(_project.InRun("data.csv")), Is.EqualTo("1,2\n"));
            Assert.That(new FileInfo(_project.InRun("data.csv")).LinkTarget, Is.Null);
            Assert.That(_project.Manifest, Is.EqualTo([$"d data.csv {Sha1Of("1,2\n")} file:data.csv"]));
            Assert.That(_project.Log.Lines, Is.EqualTo(["Resolving file:data.csv"]));
            Assert.That(outcome.Deps, Is.EqualTo(MapValue.Of(("file:data.csv", MapValue.Of(("file:data.csv", MapValue.Of(
                ("uri", Value.Of("file:data.csv")),
                ("paths", Value.OfTexts([Path.GetRelativePath(_project.Run.Path, file)])))))))));
            Assert.That(outcome.CopyCount, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_link_is_relative_and_leads_to_the_file()
    {
        _project.Write("data.csv", "1,2\n");

        await _project.Resolve("{target-type: link, target-path: a/b, sources: [{file: data.csv}]}");

        Assert.Multiple(() =>
        {
            Assert.That(new FileInfo(_project.InRun("a/b/data.csv")).LinkTarget, Is.EqualTo("../../../../../project/data.csv"));
            Assert.That(File.ReadAllText(_project.InRun("a/b/data.csv")), Is.EqualTo("1,2\n"));
        });
    }

    [Test]
    public void A_missing_file_is_reported_with_what_asked_for_it()
    {
        var error = Assert.ThrowsAsync<GuildException>(() => _project.Resolve("{sources: [{file: nofile.txt, help: 'Get it at home.'}]}"))!;

        Assert.That(error.Message, Is.EqualTo(
            "run failed because a dependency was not met: could not resolve 'file:nofile.txt' in file:nofile.txt resource: "
            + "cannot find source file 'nofile.txt'\nGet it at home."));
    }

    [Test]
    public async Task A_forced_dependency_is_a_warning_and_the_next_resources_are_resolved()
    {
        _project.ForcesDependencies = true;
        _project.Write("b.txt");

        var outcome = await _project.Resolve("{name: res, sources: [{file: nope}, {file: b.txt}]}", "{sources: [{file: b.txt}]}");

        Assert.Multiple(() =>
        {
            Assert.That(_project.Log.Lines, Is.EqualTo([
                "Resolving res",
                "WARNING: a dependency was not met: could not resolve 'file:nope' in res resource: cannot find source file 'nope'",
                "Resolving file:b.txt",
            ]));
            Assert.That(outcome.Deps["res"], Is.EqualTo(Value.EmptyMap));
            Assert.That(File.Exists(_project.InRun("b.txt")), Is.True);
        });
    }

    [Test]
    public async Task An_optional_source_may_be_missing()
    {
        var outcome = await _project.Resolve("{sources: [{file: nope, optional: yes}]}");

        Assert.Multiple(() =>
        {
            Assert.That(_project.Log.Lines[^1], Is.EqualTo("Could not resolve file:nope - skipping because dependency is optional"));
            Assert.That(outcome.Deps, Is.EqualTo(MapValue.Of(("file:nope", Value.EmptyMap))));
        });
    }

    [Test]
    public async Task Flag_references_count_in_paths_and_names_stay_as_written()
    {
        _project.Write("7.txt");
        _project.Flags = "{q: 7}";

        await _project.Resolve("{sources: [{file: '${q}.txt'}]}");

        Assert.Multiple(() =>
        {
            Assert.That(_project.Log.Lines, Is.EqualTo(["Resolving file:${q}.txt"]));
            Assert.That(_project.Manifest.Single(), Does.StartWith("d 7.txt ").And.EndsWith(" file:7.txt"));
        });
    }

    [TestCase("{a: '${b}', b: 7}")]
    [TestCase("{a: 7, b: '${b}'}")]
    public async Task References_in_values_count_too(string flags)
    {
        _project.Write("7.txt");
        _project.Flags = flags;

        await _project.Resolve("{sources: [{file: '${a}.txt'}]}");

        Assert.That(FilesOfRun(), Is.EqualTo(["7.txt"]));
    }

    [Test]
    public void An_undefined_reference_is_named() =>
        Assert.That(
            () => _project.Resolve("{sources: [{file: '${nope}'}]}"),
            Throws.TypeOf<GuildException>().With.Message.EndsWith(
                "could not resolve 'file:${nope}' in file:${nope} resource: cannot resolve '${nope}' in file:${nope}: undefined reference 'nope'"));

    [Test]
    public async Task A_directory_comes_whole_as_one_entry()
    {
        _project.Write("sub/a.txt");
        _project.Write("sub/d/c.txt");

        await _project.Resolve("{sources: [{file: sub}]}");

        Assert.Multiple(() =>
        {
            Assert.That(File.Exists(_project.InRun("sub/d/c.txt")), Is.True);
            Assert.That(_project.Manifest, Is.EqualTo(["d sub - file:sub"]));
        });
    }

    [TestCase("select: '.*\\.txt'", "a1.txt a10.txt c.txt")]
    [TestCase("select: 'txt'", "")]
    [TestCase("select: ['a1\\.txt', 'a.*']", "a1.txt a10.txt")]
    [TestCase("select: 'd'", "d d/c.txt")]
    [TestCase("select-max: 'a([0-9]+)\\.txt'", "a10.txt")]
    [TestCase("select-min: 'a(?P<n>[0-9]+)\\.txt'", "a1.txt")]
    [TestCase("select-max: '.*\\.txt'", "")]
    [TestCase("select: 'd/c\\.txt', preserve-path: yes", "ar ar/d ar/d/c.txt")]
    [TestCase("select: 'd/c\\.txt', target-path: t", "t t/c.txt")]
    public async Task Selected_files_land_in_the_target_directory(string attributes, string expected)
    {
        _project.Write("ar/a1.txt");
        _project.Write("ar/a10.txt");
        _project.Write("ar/d/c.txt");

        await _project.Resolve($"{{sources: [{{file: ar, {attributes}}}]}}");

        Assert.That(string.Join(' ', FilesOfRun()), Is.EqualTo(expected));
    }

    [Test]
    public async Task Selected_files_are_recorded_by_their_own_path()
    {
        _project.Write("ar/a10.txt", "10\n");

        await _project.Resolve("{sources: [{file: ar, select: '.*'}]}");

        Assert.That(_project.Manifest, Is.EqualTo([$"d a10.txt {Sha1Of("10\n")} file:ar/a10.txt"]));
    }

    [TestCase("warn-if-empty: yes", "WARNING: nothing resolved for file:ar")]
    [TestCase("warn-if-empty: no", "Resolving file:ar")]
    public async Task Nothing_selected_is_told_unless_it_does_not_matter(string attribute, string lastLine)
    {
        _project.Write("ar/a");

        var outcome = await _project.Resolve($"{{sources: [{{file: ar, select: nope, {attribute}}}]}}");

        Assert.Multiple(() =>
        {
            Assert.That(_project.Log.Lines[^1], Is.EqualTo(lastLine));
            Assert.That(((MapValue)((MapValue)outcome.Deps["file:ar"]!)["file:ar"]!)["paths"], Is.EqualTo(Value.EmptyList));
        });
    }

    [Test]
    public void Nothing_selected_may_be_an_error()
    {
        _project.Write("ar/a");

        Assert.That(
            () => _project.Resolve("{sources: [{file: ar, select: nope, fail-if-empty: yes}]}"),
            Throws.TypeOf<GuildException>().With.Message.EndsWith("in file:ar resource: nothing resolved for file:ar"));
    }

    [Test]
    public async Task A_pattern_that_cannot_be_read_selects_nothing()
    {
        _project.Write("ar/a");

        await _project.Resolve("{sources: [{file: ar, select: '('}]}");

        Assert.That(_project.Log.Lines, Has.Some.StartsWith("ERROR: error compiling regular expression '(': "));
    }

    [TestCase("'data d2'", "d2.txt")]
    [TestCase("other.txt", "other.txt")]
    [TestCase("'(\\w+)\\.txt \\1.csv'", "data.csv")]
    [TestCase("{pattern: '(d)ata\\.(?P<ext>t)', repl: '\\1-\\g<ext>'}", "d-txt")]
    [TestCase("['nope x', 'a A', 'data Z']", "dAta.txt")]
    [TestCase("{pattern: data, repl: '${n}'}", "7.txt")]
    public async Task A_rename_changes_the_first_occurrence_once(string rename, string expected)
    {
        _project.Write("data.txt");
        _project.Flags = "{n: 7}";

        await _project.Resolve($"{{sources: [{{file: data.txt, rename: {rename}}}]}}");

        Assert.That(FilesOfRun(), Is.EqualTo([expected]));
    }

    [TestCase("sha256: 4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865")]
    [TestCase("sha256: 4355A46B19D348DC2F57C046F8EF63D4538EBB936000F3C9EE954A27460DD865")]
    public async Task The_right_digest_is_accepted(string attribute)
    {
        _project.Write("data.txt");

        await _project.Resolve($"{{sources: [{{file: data.txt, {attribute}}}]}}");

        Assert.That(FilesOfRun(), Is.EqualTo(["data.txt"]));
    }

    [Test]
    public void A_wrong_digest_is_an_error_and_nothing_is_copied()
    {
        var path = _project.Write("data.txt");

        var error = Assert.ThrowsAsync<GuildException>(() => _project.Resolve("{sources: [{file: data.txt, sha256: abc}]}"))!;

        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Does.EndWith(
                $"'{path}' has an unexpected sha256 (expected abc but got 4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865)"));
            Assert.That(FilesOfRun(), Is.Empty);
        });
    }

    [Test]
    public async Task A_large_file_that_changes_is_verified_again()
    {
        var path = _project.Write("data.bin", new string('a', 2 << 20));
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));
        await _project.Resolve($"{{sources: [{{file: data.bin, sha256: {digest}}}]}}");
        File.WriteAllText(path, new string('b', 2 << 20));
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));

        Assert.That(
            () => _project.Resolve($"{{sources: [{{file: data.bin, sha256: {digest}}}]}}"),
            Throws.TypeOf<GuildException>().With.Message.Contains("has an unexpected sha256"));
    }

    [Test]
    public async Task A_directory_cannot_be_verified_and_says_so()
    {
        _project.Write("sub/a");

        await _project.Resolve("{sources: [{file: sub, sha256: abc}]}");

        Assert.That(_project.Log.Lines, Does.Contain($"WARNING: cannot verify '{_project.InProject("sub")}' because it's a directory"));
    }

    [Test]
    public async Task What_is_there_already_stays_and_has_no_entry()
    {
        _project.Write("data.txt", "new\n");
        File.WriteAllText(_project.InRun("data.txt"), "old\n");

        var outcome = await _project.Resolve("{sources: [{file: data.txt}]}");

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(_project.InRun("data.txt")), Is.EqualTo("old\n"));
            Assert.That(_project.Log.Lines, Does.Contain($"WARNING: {_project.InRun("data.txt")} already exists, skipping copy"));
            Assert.That(_project.Manifest, Is.Empty);
            Assert.That(((MapValue)outcome.Deps["file:data.txt"]!)["file:data.txt"], Is.Not.Null);
        });
    }

    [Test]
    public async Task Replacing_is_possible_on_demand()
    {
        _project.Write("data.txt", "new\n");
        File.WriteAllText(_project.InRun("data.txt"), "old\n");

        await _project.Resolve("{sources: [{file: data.txt, replace-existing: yes}]}");

        Assert.That(File.ReadAllText(_project.InRun("data.txt")), Is.EqualTo("new\n"));
    }

    [TestCase("target-path: /abs", "invalid path '/abs' in None resource (path must be relative)")]
    [TestCase("target-path: ../x", "invalid path '../x' in None resource (path must lie in the run directory)")]
    [TestCase("target-path: .guild/attrs", "invalid path '.guild/attrs' in None resource ('.guild' is where guild keeps the run's record)")]
    [TestCase("target-type: foo", "unsupported target-type 'foo' in source None (expected 'link' or 'copy')")]
    [TestCase("rename: ../../x.txt", "invalid path '../../x.txt' in None resource (path must lie in the run directory)")]
    public void Targets_outside_the_run_directory_are_refused(string attribute, string reason)
    {
        _project.Write("data.txt");

        Assert.That(
            () => _project.Resolve($"{{sources: [{{file: data.txt, {attribute}}}]}}"),
            Throws.TypeOf<GuildException>().With.Message.EndsWith("in file:data.txt resource: " + reason));
    }

    [Test]
    public void Nothing_is_written_through_a_link_into_the_project()
    {
        _project.Write("sub/a.txt");
        _project.Write("b.txt");

        Assert.Multiple(() =>
        {
            Assert.That(
                () => _project.Resolve("{sources: [{file: sub, target-type: link}, {file: b.txt, target-path: sub}]}"),
                Throws.TypeOf<GuildException>().With.Message.Contains("because 'sub' is a link"));
            Assert.That(File.Exists(_project.InProject("sub/b.txt")), Is.False);
        });
    }

    [Test]
    public async Task A_chosen_path_is_taken_as_it_is()
    {
        _project.Write("other.zip", "no archive");
        _project.Flags = "{input: other.zip}";

        var outcome = await _project.Resolve("{sources: [{file: data.zip, flag-name: input, sha256: abc, select: x}]}");

        Assert.Multiple(() =>
        {
            Assert.That(_project.Log.Lines, Is.EqualTo(["Resolving input", "Using other.zip for input"]));
            Assert.That(FilesOfRun(), Is.EqualTo(["other.zip"]));
            Assert.That(((MapValue)((MapValue)outcome.Deps["input"]!)["input"]!)["config"], Is.EqualTo(Value.Of("other.zip")));
        });
    }

    [Test]
    public async Task A_chosen_path_may_be_a_link_to_a_directory()
    {
        _project.Write("real/x");
        Directory.CreateSymbolicLink(_project.InProject("dir"), "real");
        _project.Flags = "{input: dir}";

        await _project.Resolve("{sources: [{file: data, flag-name: input}]}");

        Assert.That(FilesOfRun(), Is.EqualTo(["dir", "dir/x"]));
    }

    [TestCase("", "model.txt notes.txt")]
    [TestCase(", select: 'm.*'", "model.txt")]
    public async Task A_run_may_be_chosen_instead_of_a_path(string select, string expected)
    {
        const string id = "aaaa0000000000000000000000000001";
        _project.AnEarlierRun(id, "train", "0", "model.txt", "notes.txt");
        _project.Flags = $"{{input: {id}}}";

        var outcome = await _project.Resolve($"{{sources: [{{file: data.txt, flag-name: input{select}}}]}}");

        Assert.Multiple(() =>
        {
            Assert.That(_project.Log.Lines, Is.EqualTo(["Resolving input", $"Using run {id} for input"]));
            Assert.That(string.Join(' ', FilesOfRun()), Is.EqualTo(expected));
            Assert.That(((MapValue)((MapValue)outcome.Deps["input"]!)["input"]!)["config"], Is.EqualTo(Value.Of(id)));
            Assert.That(new FileInfo(_project.InRun("model.txt")).LinkTarget, Is.Null, "a file source copies");
        });
    }

    [Test]
    public void A_chosen_path_that_does_not_exist_is_named_in_full()
    {
        _project.Flags = "{input: nope.txt}";

        Assert.That(
            () => _project.Resolve("{sources: [{file: data.txt, flag-name: input}]}"),
            Throws.TypeOf<GuildException>().With.Message.EndsWith($"{_project.InProject("nope.txt")} does not exist"));
    }

    [Test]
    public async Task A_restart_skips_what_is_resolved_unless_told_otherwise()
    {
        _project.Write("a.txt");
        _project.Write("b.txt");
        string[] resources = ["{sources: [{file: a.txt}]}", "{sources: [{file: b.txt, always-resolve: yes, replace-existing: yes}]}"];
        var first = await _project.Resolve(resources);
        Guild.Core.Runs.RunAttributes.Write(_project.Run, "deps", first.Deps);
        _project.Log.Lines.Clear();
        _project.IsRestart = true;
        File.Delete(_project.InProject("a.txt"));

        var second = await _project.Resolve(resources);

        Assert.Multiple(() =>
        {
            Assert.That(_project.Log.Lines, Is.EqualTo([
                "Resolving file:a.txt", "Skipping resolution of file:a.txt because it's already resolved", "Resolving file:b.txt",
            ]));
            Assert.That(second.Deps, Is.EqualTo(first.Deps));
            Assert.That(_project.Manifest, Has.Length.EqualTo(2));
        });
    }

    [Test]
    [Platform(Exclude = "Win")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_read_only_file_can_be_changed_in_the_run()
    {
        var path = _project.Write("data.txt");
        File.SetUnixFileMode(path, UnixFileMode.UserRead);

        await _project.Resolve("{sources: [{file: data.txt}]}");

        Assert.That(File.GetUnixFileMode(_project.InRun("data.txt")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public void A_source_key_without_a_plugin_is_named() =>
        Assert.That(
            () => _project.Resolve("{sources: [{s3: 's3://b/k'}]}"),
            Throws.TypeOf<GuildException>().With.Message.EndsWith("could not resolve 's3://b/k' in s3://b/k resource: no plugin resolves 's3' sources"));

    [Test]
    public void A_resolver_that_breaks_is_an_unexpected_error()
    {
        _project.Resolvers["s3"] = new FakeResolver((_, _) => throw new InvalidOperationException("boom"));

        Assert.That(
            () => _project.Resolve("{sources: [{s3: x}]}"),
            Throws.TypeOf<GuildException>().With.Message.EndsWith("unexpected error resolving 's3:x' in s3:x resource: boom"));
    }

    [Test]
    public async Task A_module_resolves_to_nothing_without_a_word()
    {
        _project.Resolvers["module"] = new FakeResolver((_, _) => new ResolvedSource(""));

        var outcome = await _project.Resolve("{sources: [{module: json}]}");

        Assert.Multiple(() =>
        {
            Assert.That(_project.Log.Lines, Is.EqualTo(["Resolving module:json"]));
            Assert.That(((MapValue)outcome.Deps["module:json"]!)["module:json"], Is.EqualTo(MapValue.Of(
                ("uri", Value.Of("module:json")), ("paths", Value.EmptyList))));
        });
    }

    [Test]
    public async Task A_command_after_resolving_runs_once()
    {
        _project.Write("data.txt");
        const string Resource = "{sources: [{file: data.txt, replace-existing: yes, post-process: 'echo x >> data.txt'}]}";

        await _project.Resolve(Resource);
        await _project.Resolve(Resource);

        Assert.That(File.ReadAllText(_project.InRun("data.txt")), Is.EqualTo("1\nx\n"));
    }

    [Test]
    public async Task No_temporary_file_is_left_in_the_run()
    {
        _project.Write("sub/a");

        await _project.Resolve("{sources: [{file: sub}]}");

        Assert.That(Directory.EnumerateFileSystemEntries(_project.Run.Meta).Select(Path.GetFileName), Is.EqualTo(["manifest"]));
    }

    private string[] FilesOfRun() =>
        [
            .. Directory.EnumerateFileSystemEntries(_project.Run.Path, "*", SearchOption.AllDirectories)
                .Select(p => Path.GetRelativePath(_project.Run.Path, p))
                .Where(p => !p.StartsWith(".guild", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    private static string Sha1Of(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA1.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
