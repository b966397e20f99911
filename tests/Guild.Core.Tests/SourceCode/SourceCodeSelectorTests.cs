using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Running;
using Guild.Core.SourceCode;
using Guild.Core.Tests.Running;

namespace Guild.Core.Tests.SourceCode;

public sealed class SourceCodeSelectorTests
{
    private static readonly string[] PythonRules =
        ["exclude dir __pycache__", "exclude dir * containing bin/activate", "exclude dir build"];

    private TempFolder folder = null!;
    private Dictionary<string, string> variables = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new TempFolder();
        variables = [];
    }

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [Test]
    public async Task Text_files_are_taken_in_order_and_the_rest_is_skipped()
    {
        Write("b.py", "B.R", "pic.png", ".dot", "sub/z.py", "sub/a.py", ".hidden/x.py", "data/.guild-nocopy", "data/d.txt");

        var selection = await SelectAsync();

        Assert.That(selection.Rules, Is.EqualTo(new[]
        {
            "exclude dir .*", "exclude dir * containing .guild-nocopy", "include text * size < 1048577, max match 100",
        }));
        Assert.That(selection.Files, Is.EqualTo(new[] { ".dot", "B.R", "b.py", "sub/a.py", "sub/z.py" }));
        Assert.That(selection.Skipped, Is.EqualTo(new SkippedPath[] { new(".hidden", true), new("data", true), new("pic.png", false) }));
    }

    [Test]
    public async Task A_runtimes_rules_prune_directories()
    {
        Write("a.py", "__pycache__/a.txt", "env/bin/activate", "env/lib.py", "build/out.py");

        var selection = await SelectAsync(new SourceCodeDef(), PythonRules);

        Assert.That(selection.Files, Is.EqualTo(new[] { "a.py" }));
    }

    [Test]
    public async Task The_last_matching_directory_rule_decides()
    {
        Write("a.py", "build/out.py");

        var selection = await SelectAsync(Rules(new SourceRule(true, ["build"]) { Type = "dir" }), PythonRules);

        Assert.That(selection.Files, Is.EqualTo(new[] { "a.py", "build/out.py" }));
    }

    [Test]
    public async Task Names_match_at_any_depth_and_paths_as_a_whole()
    {
        Write("a.py", "src/a.py", "src/pkg/b.py", "other/c.txt");

        var names = await SelectAsync(Rules(new SourceRule(false, ["*"]), new SourceRule(true, ["a.py"])));
        var paths = await SelectAsync(Rules(new SourceRule(false, ["*"]), new SourceRule(true, ["src/*.py"])));
        var top = await SelectAsync(Rules(new SourceRule(false, ["*"]), new SourceRule(true, ["/a.py"])));

        Assert.That(names.Files, Is.EqualTo(new[] { "a.py", "src/a.py" }));
        Assert.That(paths.Files, Is.EqualTo(new[] { "src/a.py", "src/pkg/b.py" }));
        Assert.That(top.Files, Is.EqualTo(new[] { "a.py" }));
    }

    [Test]
    public async Task The_name_of_a_directory_means_what_is_below_it()
    {
        Write("a.py", "src/b.png");

        var selection = await SelectAsync(Rules(new SourceRule(false, ["*"]), new SourceRule(true, ["src"])));

        Assert.That(selection.Rules.TakeLast(2), Is.EqualTo(new[] { "exclude *", "include src/*" }));
        Assert.That(selection.Files, Is.EqualTo(new[] { "src/b.png" }));
    }

    [Test]
    public async Task Copying_is_off_when_everything_is_excluded_last()
    {
        Write("a.py");

        var byRule = await SelectAsync(Rules(new SourceRule(false, ["*"])));
        var byNo = await SelectAsync(new SourceCodeDef { IsDisabled = true, Rules = [new SourceRule(false, ["*"])] });

        Assert.That((byRule.IsDisabled, byRule.Rules.Count), Is.EqualTo((true, 4)));
        Assert.That(byNo.IsDisabled, Is.True);
        Assert.That(byNo.Rules, Is.EqualTo(new[] { "exclude *" }));
        Assert.That(byRule.Files.Concat(byNo.Files), Is.Empty);
    }

    [Test]
    public async Task An_operations_rules_lift_a_models_no()
    {
        Write("a.py");
        var request = Request(Rules(new SourceRule(true, ["*.png"]))) with { ModelRules = new SourceCodeDef { IsDisabled = true } };

        Assert.That((await SelectAsync(request)).Files, Is.EqualTo(new[] { "a.py" }));
    }

    [Test]
    public async Task Files_beyond_the_limits_are_named()
    {
        variables["MAX_DEFAULT_SOURCECODE_COUNT"] = "2";
        variables["MAX_DEFAULT_SOURCECODE_FILE_SIZE"] = "10";
        Write("a.py", "b.py", "c.py");
        folder.Write("big.txt", new string('x', 11));

        var selection = await SelectAsync();

        Assert.That(selection.Files, Is.EqualTo(new[] { "a.py", "b.py" }));
        Assert.That(selection.Warnings[0], Is.EqualTo(
            "Skipping source code file big.txt because it's too big. To control which files are copied, define 'sourcecode' for the operation in a Guild file."));
        Assert.That(selection.Warnings[1], Does.StartWith(
            "Found more than 2 source code files but will only copy 2 as a safety measure. To control which files are copied, "
            + "define 'sourcecode' for the operation in a Guild file."));
        Assert.That(selection.Warnings[1], Does.Contain("Left out: c.py."));
    }

    [Test]
    public async Task Limits_are_no_matter_for_a_warning_where_another_rule_speaks()
    {
        variables["MAX_DEFAULT_SOURCECODE_FILE_SIZE"] = "10";
        folder.Write("big.txt", new string('x', 11));

        var selection = await SelectAsync(Rules(new SourceRule(true, ["big.txt"])));

        Assert.That((selection.Files.Single(), selection.Warnings.Count), Is.EqualTo(("big.txt", 0)));
    }

    [Test]
    public async Task Excluded_paths_and_the_home_are_never_taken()
    {
        Write("a.py", "dep.txt", "home/runs/x/old.py", "home/config.yml", "runs/1/train.py", "cache/y.txt");

        var nested = await SelectAsync(Request() with { ExcludedPaths = [folder["dep.txt"], folder["home"]] });
        var around = await SelectAsync(Request() with { ExcludedPaths = [folder.Path] });

        Assert.That(nested.Files, Does.Not.Contain("dep.txt").And.None.StartsWith("home/"));
        Assert.That(around.Files, Does.Contain("a.py").And.None.StartsWith("runs/").And.None.StartsWith("cache/"));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public async Task Linked_directories_are_followed_but_never_in_a_circle()
    {
        Write("real/a.py");
        Directory.CreateSymbolicLink(folder["link"], folder["real"]);
        Directory.CreateSymbolicLink(folder["real/loop"], folder.Path);
        File.CreateSymbolicLink(folder["broken"], folder["nowhere"]);

        var selection = await SelectAsync();

        Assert.That(selection.Files, Is.EqualTo(new[] { "link/a.py", "real/a.py" }));
        Assert.That(selection.Skipped.Select(s => s.Path), Is.EquivalentTo(new[] { "broken", "link/loop", "real/loop" }));
    }

    [Test]
    public async Task Git_is_not_started_outside_a_work_tree()
    {
        Write("a.py");
        var selector = new SourceCodeSelector(AnEnvironment(), new NoProcesses());

        var selection = await selector.SelectAsync(Request(), CancellationToken.None);

        Assert.That(selection.Files, Is.EqualTo(new[] { "a.py" }));
        Assert.That(await new GitWorkTree(new NoProcesses()).CommitAsync(folder.Path, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task In_a_work_tree_git_decides()
    {
        await InitGitAsync();
        Write("a.py", "pic.png", "z.log", "keep.tmp", "out/x", "a/tmp/y", "a/z.log", "a/b.py");
        folder.Write(".gitignore", "out/\ntmp/\n*.log\n");
        folder.Write(".guildignore", "# comment\n\n*.tmp\n");

        var selection = await SelectAsync(new SourceCodeDef(), PythonRules);

        Assert.That(SourceCodeReport.Lines(selection, folder.Path), Is.EqualTo("""
            Copying from the current directory
            Rules:
              exclude dir .guild
              exclude dir * containing .guild-nocopy
              exclude dir .git, a/tmp, out
              gitignore + guildignore patterns
              exclude .git*, .guildignore
            Selected for copy:
              a.py
              pic.png
              a/b.py
            Skipped:
              .git/
              out/
              .gitignore
              .guildignore
              keep.tmp
              z.log
              a/tmp/
              a/z.log
            """.Split('\n')));
    }

    [Test]
    public async Task A_missing_git_is_told_where_it_matters()
    {
        await InitGitAsync();
        Write("a.py");

        var selection = await SelectAsync(Request() with { GitProgram = "no-such-git" });
        variables["NO_WARN_GIT_MISSING"] = "1";
        var silent = await SelectAsync(Request() with { GitProgram = "no-such-git" });

        Assert.That(selection.Files, Is.EqualTo(new[] { "a.py" }));
        Assert.That(selection.Warnings.Single(), Does.StartWith("The current project appears to use Git for version control\n"));
        Assert.That(silent.Warnings, Is.Empty);
    }

    [Test]
    public async Task The_commit_carries_a_star_when_the_tree_differs()
    {
        await InitGitAsync();
        Write("a.py");
        var git = new GitWorkTree(new ProcessRunner());
        Assert.That(await git.CommitAsync(folder.Path, CancellationToken.None), Is.Null, "before the first commit");

        await GitAsync("add", "a.py");
        await GitAsync("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "first");
        var clean = await git.CommitAsync(folder.Path, CancellationToken.None);
        Write("untracked.txt");
        var dirty = await git.CommitAsync(folder.Path, CancellationToken.None);

        Assert.That(clean, Does.Match("^git:[0-9a-f]{40}$"));
        Assert.That(dirty, Is.EqualTo(clean + "*"));
    }

    [Test]
    public void Paths_are_shown_from_where_the_user_is()
    {
        var selection = new SourceCodeSelection
        {
            Root = folder["src"],
            Rules = ["include *"],
            Files = ["x.py"],
            Skipped = [new SkippedPath("build", true), new SkippedPath("y.bin", false)],
        };

        Assert.That(SourceCodeReport.Lines(selection, folder.Path), Is.EqualTo(new[]
        {
            "Copying from 'src'", "Rules:", "  include *", "Selected for copy:", "  src/x.py", "Skipped:", "  src/build", "  src/y.bin",
        }));
        Assert.That(SourceCodeReport.Lines(selection with { IsDisabled = true }, folder["src"]), Is.EqualTo(new[]
        {
            "Copying from the current directory", "Rules:", "  include *", "Source code copy disabled",
        }));
    }

    private static SourceCodeDef Rules(params SourceRule[] rules) => new() { Rules = rules };

    private void Write(params string[] paths)
    {
        foreach (var path in paths)
            folder.Write(path, "text");
    }

    private SourceCodeRequest Request(SourceCodeDef? rules = null, IReadOnlyList<string>? runtimeRules = null) =>
        new() { Root = folder.Path, Target = ".", OperationRules = rules, RuntimeRules = runtimeRules ?? [] };

    private Task<SourceCodeSelection> SelectAsync(SourceCodeDef? rules = null, IReadOnlyList<string>? runtimeRules = null) =>
        SelectAsync(Request(rules, runtimeRules));

    private Task<SourceCodeSelection> SelectAsync(SourceCodeRequest request) =>
        new SourceCodeSelector(AnEnvironment(), new ProcessRunner()).SelectAsync(request, CancellationToken.None);

    private GuildEnvironment AnEnvironment() => new()
    {
        Home = folder[".guild"],
        WorkingDirectory = folder.Path,
        CommandDirectory = folder.Path,
        UserHome = "/nobody",
        Variables = variables,
    };

    private async Task InitGitAsync()
    {
        try
        {
            await GitAsync("init", "-q");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("git isn't installed");
        }
    }

    private async Task GitAsync(params string[] arguments)
    {
        var result = await new ProcessRunner().RunAsync(new ProcessCall("git", arguments) { WorkingDirectory = folder.Path }, CancellationToken.None);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
    }

    private sealed class NoProcesses : IProcessRunner
    {
        public Task<ProcessResult> RunAsync(ProcessCall call, CancellationToken cancel) =>
            throw new InvalidOperationException($"{call.Program} was started");
    }
}
