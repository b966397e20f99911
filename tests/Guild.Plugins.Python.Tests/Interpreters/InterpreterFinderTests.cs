using Guild.Abstractions;
using Guild.Plugins.Python.Interpreters;

namespace Guild.Plugins.Python.Tests.Interpreters;

public class InterpreterFinderTests
{
    private string _root = "";
    private CountingRunner _runner = null!;

    [SetUp]
    public void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("the stand-ins are shell scripts");
        _root = Directory.CreateTempSubdirectory("guild-test-").FullName;
        _runner = new CountingRunner();
    }

    [TearDown]
    public void DeleteFolder()
    {
        if (_root.Length > 0)
            Directory.Delete(_root, recursive: true);
    }

    [Test]
    public async Task The_chosen_interpreter_comes_first_then_the_environments_then_PATH()
    {
        var chosen = Interpreter("chosen/py", "3.9.1");
        Interpreter("venv/bin/python", "3.10.1");
        Interpreter("bin/python3", "3.11.1");
        var environment = Environment();
        environment["GUILD_PYTHON_EXE"] = chosen;
        environment["VIRTUAL_ENV"] = Path.Combine(_root, "venv");

        Assert.That((await Find(null, environment)).Version, Is.EqualTo(new Version(3, 9, 1)));
        environment.Remove("GUILD_PYTHON_EXE");
        Assert.That((await Find(null, environment)).Version, Is.EqualTo(new Version(3, 10, 1)));
        environment.Remove("VIRTUAL_ENV");
        Assert.That((await Find(null, environment)).Version, Is.EqualTo(new Version(3, 11, 1)));
    }

    [Test]
    public async Task Python_2_is_passed_over()
    {
        Interpreter("bin/python3", "2.7.18");
        Interpreter("bin/python", "3.8.0");

        Assert.That((await Find(null, Environment())).Version, Is.EqualTo(new Version(3, 8, 0)));
    }

    [Test]
    public async Task The_usual_interpreter_is_kept_when_it_meets_the_requirement()
    {
        Interpreter("bin/python3", "3.10.4");
        Interpreter("bin/python3.12", "3.12.0");

        Assert.That((await Find(">=3.8", Environment())).Version, Is.EqualTo(new Version(3, 10, 4)));
    }

    [Test]
    public async Task Otherwise_the_newest_that_meets_it_is_taken()
    {
        Interpreter("bin/python3", "3.8.4");
        Interpreter("bin/python3.10", "3.10.0");
        Interpreter("bin/python3.12", "3.12.0");
        Interpreter("bin/python3.13", "3.13.0");

        Assert.That((await Find(">=3.9,<3.13", Environment())).Version, Is.EqualTo(new Version(3, 12, 0)));
    }

    [Test]
    public void A_requirement_that_nothing_meets_is_an_error()
    {
        Interpreter("bin/python3", "3.8.4");

        Assert.That(
            async () => await Find(">=9", Environment()),
            Throws.TypeOf<LaunchException>().With.Message.EqualTo("cannot find a python interpreter for requirement '>=9'"));
    }

    [Test]
    public void A_chosen_interpreter_that_is_missing_is_not_replaced_silently()
    {
        Interpreter("bin/python3", "3.8.4");
        var environment = Environment();
        environment["GUILD_PYTHON_EXE"] = "/nowhere/python";

        Assert.That(
            async () => await Find(null, environment),
            Throws.TypeOf<LaunchException>().With.Message.EqualTo("python interpreter '/nowhere/python' not found"));
    }

    [Test]
    public async Task An_interpreter_is_asked_again_only_when_its_file_changes()
    {
        var path = Interpreter("bin/python3", "3.8.4");
        await Find(null, Environment());
        await Find(null, Environment());
        Assert.That(_runner.Calls, Has.Count.EqualTo(1));

        Interpreter("bin/python3", "3.9.10");
        File.SetLastWriteTimeUtc(path, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.That((await Find(null, Environment())).Version, Is.EqualTo(new Version(3, 9, 10)));
    }

    [Test]
    public async Task A_version_managers_script_is_replaced_by_what_it_starts_as_the_project_selects()
    {
        Interpreter("bin/python3", "3.8.4", executable: "/opt/python-3.8/bin/python3");
        Assert.That((await Find(null, Environment())).Executable, Is.EqualTo("/opt/python-3.8/bin/python3"));

        await File.WriteAllTextAsync(Path.Combine(_root, ".python-version"), "3.9\n");
        await Find(null, Environment());

        Assert.That(_runner.Calls, Has.Count.EqualTo(2), "the choice may have changed with the project's file");
    }

    private string Interpreter(string path, string version, string? executable = null)
    {
        var file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"#!/bin/sh\nprintf '%s\\n' '{version} (test)' {version} {executable ?? file} /lib/python\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }

    private Dictionary<string, string> Environment() => new() { ["PATH"] = Path.Combine(_root, "bin"), ["HOME"] = _root };

    private Task<PythonInterpreter> Find(string? requirement, Dictionary<string, string> environment) =>
        new InterpreterFinder(_runner, new TestCache(Path.Combine(_root, "cache"))).FindAsync(requirement, environment, _root, default);
}
