using Guild.Abstractions;
using Guild.Plugins.Python.Launching;

namespace Guild.Plugins.Python.Tests.Notebooks;

/// <summary>Flag values are written into a notebook before it runs.</summary>
public class NotebookWritingTests
{
    private TestProject project = null!;

    [SetUp]
    public void CreateProject()
    {
        TestProject.RequirePython();
        project = new TestProject();
    }

    [TearDown]
    public void DeleteProject() => project?.Dispose();

    [TestCase("lr = 0.1  # rate", "lr = 0.5  # rate", "--lr 0.5")]
    [TestCase("lr: float = 0.1\nlr = 2", "lr: float = 0.5\nlr = 2", "--lr 0.5")]
    [TestCase("é = 'ü'; s = 'x'; n = -1", "é = 'ü'; s = 'a b'; n = 7", "--n 7", "--s 'a b'")]
    [TestCase("l = [\n  1,\n  2,\n]\nb = True", "l = [3, 'x']\nb = False", "--b false", "--l [3, x]")]
    [TestCase("a = b = 1", "a = 1; b = 2", "--b 2")]
    [TestCase("%matplotlib inline\nlr = 1\n!ls {lr}", "%matplotlib inline\nlr = 2\n!ls {lr}", "--lr 2")]
    [TestCase("if True:\n    lr = 1\nx = f(lr=1)", "if True:\n    lr = 1\nx = f(lr=1)", "--lr 2")]
    [TestCase("lr = f()\nlr = 1", "lr = f()\nlr = 1", "--lr 2")]
    [TestCase("%%bash\nlr=1", "%%bash\nlr=1", "--lr 2")]
    [TestCase("x = 1", "x = float('-inf')", "--x -.inf")]
    public async Task The_first_assignment_of_a_flag_gets_its_value(string cell, string expected, params string[] flags)
    {
        var cells = await Write([cell], flags);

        Assert.That(cells, Is.EqualTo(new[] { expected }));
    }

    [Test]
    public async Task Only_the_first_assignment_in_all_cells_counts() =>
        Assert.That(await Write(["n = 1", "n = 2"], ["--n 5"]), Is.EqualTo(new[] { "n = 5", "n = 2" }));

    [Test]
    public async Task Patterns_of_a_flag_find_what_is_to_be_replaced()
    {
        project.Write("../run/.guild/attrs/op", """
            delete-on-success: false
            flags-extra:
              epochs:
                nb-replace: epochs=(\d+)
              size:
                nb-replace:
                - 'size: (\d+)'
                - ^# (.*) size$
            label-template: null
            """);

        var cells = await Write(["fit(epochs=10)\n'size: 3'", "# the size\nfit(epochs=1, epochs=2)"], ["--epochs 5", "--size 7"]);

        Assert.That(cells, Is.EqualTo(new[] { "fit(epochs=5)\n'size: 7'", "# 7 size\nfit(epochs=5, epochs=5)" }));
    }

    [Test]
    public async Task A_notebook_that_is_not_among_the_source_code_is_copied_from_the_project()
    {
        project.Write("sub/report.ipynb", ANotebook.Of("n = 1"));

        var result = await Run("sub/report.ipynb", ["--n", "2"]);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(ANotebook.CellsOf(Path.Combine(project.Run, "sub/report.ipynb")), Is.EqualTo(new[] { "n = 2" }));
        Assert.That(ANotebook.CellsOf(Path.Combine(project.Source, "sub/report.ipynb")), Is.EqualTo(new[] { "n = 1" }));
    }

    [TestCase("nix.ipynb", "guild: notebook 'nix.ipynb' does not exist\n")]
    [TestCase("report.ipynb --bad", "guild: unknown option '--bad' of a notebook\n fix: use --no-exec or --html-no-input\n")]
    public async Task What_cannot_be_run_is_an_error(string words, string error)
    {
        project.Write("report.ipynb", "{}");

        var result = await Run(words, []);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Is.EqualTo(error));
    }

    [Test]
    public async Task Without_Jupyter_the_error_names_what_is_missing()
    {
        project.Write("report.ipynb", ANotebook.Of("n = 1"));

        var result = await Run("report.ipynb", [], ["-S"], ("NB_NO_EXEC", null), ("PATH", "/nowhere"));

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.StartWith("guild: cannot run notebook 'report.ipynb': 'jupyter nbconvert' is not installed\n fix: install it for "));
    }

    private async Task<IReadOnlyList<string>> Write(string[] cells, string[] flags)
    {
        project.Write("report.ipynb", ANotebook.Of(cells));
        var result = await Run("report.ipynb", flags.SelectMany(f => f.Split(' ', 2)));
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        return ANotebook.CellsOf(Path.Combine(project.Run, "report.ipynb"));
    }

    private Task<ProcessResult> Run(string words, IEnumerable<string> flags, string[]? options = null, params (string Name, string? Value)[] variables)
    {
        Directory.CreateDirectory(project.Run);
        var environment = new Dictionary<string, string?> { ["RUN_DIR"] = project.Run, ["PROJECT_DIR"] = project.Source, ["NB_NO_EXEC"] = "1" };
        foreach (var (name, value) in variables)
            environment[name] = value;
        return project.Runner.RunAsync(
            new ProcessCall(TestProject.Python, [.. options ?? [], PluginFiles.Notebook, .. words.Split(' '), "--", .. flags]) { WorkingDirectory = project.Run, Environment = environment },
            default);
    }
}
