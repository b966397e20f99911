using Guild.Abstractions;

namespace Guild.Plugins.Exec.Tests;

public class ExecRuntimeTests
{
    private string _root = "";

    [SetUp]
    public void CreateFolder() => _root = Directory.CreateTempSubdirectory("guild-test-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_root, recursive: true);

    [TestCase("echo ${flag_args} y=${y}", "echo __flag_args__ y=${y}")]
    [TestCase("echo x${flag_args}", "echo x${flag_args}", Description = "the host reports the undefined reference")]
    [TestCase("sh -c ${main_args}", "sh -c ${main_args}")]
    public async Task A_command_is_its_words(string exec, string expected)
    {
        var record = await Plan(Request("exec", exec.Split(' ')));

        Assert.That(record.Command, Is.EqualTo(expected.Split(' ')));
        Assert.That(record.RecordedCommand, Is.Null);
        Assert.That(record.References, Is.Empty);
    }

    [Test]
    public async Task The_interpreter_is_looked_for_only_when_the_command_names_it()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("the stand-in is a shell script");
        var python = Script("python3", "#!/bin/sh\n", UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var request = Request("exec", "${python_exe}", "x.py") with
        {
            Environment = new Dictionary<string, string> { ["PATH"] = _root },
        };

        var record = await Plan(request);

        Assert.That(record.References["python_exe"], Is.EqualTo("/opt/python3"), python);
    }

    [Test]
    public void A_missing_interpreter_is_an_error()
    {
        var request = Request("exec", "${python_exe}") with { Environment = new Dictionary<string, string> { ["PATH"] = "/nowhere" } };

        Assert.That(async () => await Plan(request), Throws.TypeOf<LaunchException>().With.Message.EqualTo("python3 not found"));
    }

    [Test]
    public async Task An_executable_file_runs_by_its_path_without_flags()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("needs Unix file modes");
        var path = Script("run.sh", "#!/bin/sh\n", UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.That((await Plan(Request("script", path))).Command, Is.EqualTo((string[])[path]));
    }

    [Test]
    public void A_file_that_is_not_executable_cannot_run()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("needs Unix file modes");
        var path = Script("notes.txt", "hello\n", UnixFileMode.UserRead);

        Assert.That(
            async () => await Plan(Request("script", path)),
            Throws.TypeOf<LaunchException>().With.Message.EqualTo("cannot run 'notes.txt': must be an executable file"));
    }

    [TestCase("fit.R", "Rscript fit.R")]
    [TestCase("report.qmd", "quarto render report.qmd")]
    public void Documents_that_nothing_here_runs_are_told_with_a_program_that_does(string name, string command)
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("needs Unix file modes");
        var path = Script(name, "hello\n", UnixFileMode.UserRead);

        var failure = Assert.ThrowsAsync<LaunchException>(async () => await Plan(Request("script", path)))!;

        Assert.That(failure.Remedy, Does.EndWith($"as in 'exec: {command}'"));
    }

    private string Script(string name, string text, UnixFileMode mode)
    {
        var path = Path.Combine(_root, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
        return path;
    }

    private Task<LaunchRecord> Plan(LaunchRequest request) =>
        new ExecRuntime(new Answering(), new Cache(Path.Combine(_root, "cache"))).PlanAsync(request, default);

    private LaunchRequest Request(string attribute, params string[] words) => new()
    {
        Attribute = attribute,
        Words = words,
        OperationName = "op",
        ProjectDirectory = _root,
        SourceRoot = _root,
        SourceTarget = ".",
        RunDirectory = Path.Combine(_root, "run"),
        FlagsDestination = "args",
        Environment = new Dictionary<string, string>(),
    };

    private sealed class Answering : IProcessRunner
    {
        public Task<ProcessResult> RunAsync(ProcessCall call, CancellationToken cancel) =>
            Task.FromResult(new ProcessResult(0, "3.11.2 (test)\n3.11.2\n/opt/python3\n", ""));
    }

    private sealed class Cache(string directory) : ICachePaths
    {
        public string Directory { get; } = directory;
    }
}
