using Guild.Abstractions;
using Guild.Abstractions.Testing;
using Guild.Plugins.Python.Launching;
using Guild.Plugins.Python.Notebooks;

namespace Guild.Plugins.Python.Tests.Notebooks;

/// <summary>What every runtime is tested for, and what this one records.</summary>
public sealed class NotebookRuntimeTests : RuntimeContract
{
    private readonly CountingRunner runner = new();

    protected override LaunchRequest Startable => Request("notebook", "report.ipynb", "--no-exec");

    [OneTimeSetUp]
    public void RequirePython() => TestProject.RequirePython();

    [TestCase("notebook", "report.ipynb", "--html-no-input")]
    [TestCase("main", NotebookWords.Module, "report.ipynb", "--html-no-input")]
    [TestCase("main", NotebookWords.Module, "--html-no-input", "report.ipynb")]
    public async Task A_notebook_is_recorded_as_the_program_that_runs_notebooks_in_Guild_AI(string attribute, params string[] words)
    {
        var launch = await CreateRuntime().PlanAsync(Request(attribute, words), default);

        Assert.That(launch.Command, Is.EqualTo(new[] { "${python_exe}", "-u", PluginFiles.Notebook, "report.ipynb", "--html-no-input", "--", LaunchRecord.FlagArguments }));
        Assert.That(launch.RecordedCommand, Is.EqualTo(new[] { "${python_exe}", "-um", "guild.op_main", "guild.plugins.nbexec", "report.ipynb", "--html-no-input", "--", LaunchRecord.FlagArguments }));
    }

    [Test]
    public async Task A_notebook_without_Guild_file_is_named_from_its_project()
    {
        var request = Request("script");

        var launch = await CreateRuntime().PlanAsync(request with { Words = [Path.Combine(request.ProjectDirectory, "report.ipynb")] }, default);

        Assert.That(launch.RecordedCommand, Has.Some.EqualTo("report.ipynb"));
    }

    [Test]
    public void A_notebook_that_is_not_there_is_an_error() =>
        Assert.That(
            Assert.ThrowsAsync<LaunchException>(() => CreateRuntime().PlanAsync(Request("notebook", "reprot.ipynb"), default))!.Message,
            Is.EqualTo("notebook 'reprot.ipynb' does not exist"));

    [TestCase("main", NotebookWords.Module)]
    [TestCase("notebook", "--no-exec")]
    public void An_operation_must_name_its_notebook(string attribute, params string[] words) =>
        Assert.That(
            Assert.ThrowsAsync<LaunchException>(() => CreateRuntime().PlanAsync(Request(attribute, words), default))!.Message,
            Is.EqualTo("operation 'report' names no notebook"));

    protected override IOperationRuntime CreateRuntime() => new NotebookRuntime(runner, new TestCachePaths(SharedCache.Directory));

    private LaunchRequest Request(string attribute, params string[] words)
    {
        var source = Directory.CreateDirectory(Path.Combine(TestDirectory, "project")).FullName;
        File.WriteAllText(Path.Combine(source, "report.ipynb"), ANotebook.Of("lr = 1"));
        return new LaunchRequest
        {
            Attribute = attribute,
            Words = words,
            OperationName = "report",
            ProjectDirectory = source,
            SourceRoot = source,
            SourceTarget = ".",
            RunDirectory = Path.Combine(TestDirectory, "run"),
            FlagsDestination = "globals",
            Environment = new Dictionary<string, string> { ["GUILD_PYTHON_EXE"] = TestProject.Python, ["PATH"] = "/usr/bin:/bin" },
        };
    }
}
