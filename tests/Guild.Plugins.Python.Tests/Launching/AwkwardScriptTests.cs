using Guild.Abstractions;

namespace Guild.Plugins.Python.Tests.Launching;

public class AwkwardScriptTests
{
    private TestProject _project = null!;

    [SetUp]
    public void CreateProject()
    {
        TestProject.RequirePython();
        _project = new TestProject();
    }

    [TearDown]
    public void DeleteProject() => _project?.Dispose();

    private static IEnumerable<AwkwardScript> Scripts => AwkwardScript.All;

    [TestCaseSource(nameof(Scripts))]
    public async Task With_flags_as_arguments_a_program_behaves_as_without_guild(object script) =>
        await Compare((AwkwardScript)script, "args", []);

    [TestCaseSource(nameof(Scripts))]
    public async Task With_flags_as_variables_a_program_behaves_as_without_guild(object script) =>
        await Compare((AwkwardScript)script, "globals", ["--probe", "1"]);

    [Test]
    public async Task Values_of_variables_hold_in_processes_that_the_program_starts()
    {
        _project.Write("train.py", """
            import multiprocessing as mp
            lr = 0.1
            layers = [1]

            def show(method):
                print(method, lr, layers, flush=True)

            if __name__ == "__main__":
                for method in ("spawn", "forkserver", "fork"):
                    p = mp.get_context(method).Process(target=show, args=(method,))
                    p.start()
                    p.join()
            """);
        _project.CopySource();

        var result = await Launcher.RunAsync(
            _project, _project.Request("train", "globals"), ["--lr", "0.5", "--layers", "[2, x]"]);

        Assert.That(result.Output, Is.EqualTo("spawn 0.5 [2, 'x']\nforkserver 0.5 [2, 'x']\nfork 0.5 [2, 'x']\n"), result.Error);
    }

    private async Task Compare(AwkwardScript script, string destination, string[] flagArguments)
    {
        _project.Write("train.py", script.Source);
        _project.Write("helper.py", "value = 3\n");
        _project.CopySource();
        var alone = await _project.Runner.RunAsync(
            new ProcessCall(TestProject.Python, ["-u", Path.Combine(_project.Run, "train.py"), "a", "b"])
            {
                WorkingDirectory = _project.Run,
                Input = script.Input,
            },
            default);

        var withGuild = await Launcher.RunAsync(_project, _project.Request("train a b", destination), flagArguments, script.Input);

        Assert.That(withGuild, Is.EqualTo(alone));
    }
}
