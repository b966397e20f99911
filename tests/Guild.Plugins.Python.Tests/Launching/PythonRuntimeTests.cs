using Guild.Abstractions;
using Guild.Plugins.Python.Launching;

namespace Guild.Plugins.Python.Tests.Launching;

public class PythonRuntimeTests
{
    private TestProject _project = null!;

    [SetUp]
    public void CreateProject()
    {
        TestProject.RequirePython();
        _project = new TestProject();
        _project.Write("train.py", "");
        _project.Write("src/fit.py", "");
        _project.Write("pkg/mod.py", "");
        _project.Write("pkg/__main__.py", "");
        _project.Write("empty/__init__.py", "");
    }

    [TearDown]
    public void DeleteProject() => _project?.Dispose();

    [TestCase("train", "args", "RUN/train.py __flag_args__")]
    [TestCase("train", "args:click", "RUN/train.py __flag_args__")]
    [TestCase("train", "none", "RUN/train.py")]
    [TestCase("train", "config:c.yml", "RUN/train.py")]
    [TestCase("train", "something", "RUN/train.py")]
    [TestCase("train a --b ${c}", "args", "RUN/train.py a --b ${c} __flag_args__")]
    [TestCase("src/fit", "args", "RUN/src/fit.py __flag_args__")]
    [TestCase("pkg.mod", "args", "-m pkg.mod __flag_args__")]
    [TestCase("pkg", "args", "-m pkg __flag_args__")]
    [TestCase("train", "globals", "SHIM train -- __flag_args__")]
    [TestCase("train a", "dict:p", "SHIM train a -- __flag_args__")]
    [TestCase("pkg.mod", "namespace:p", "SHIM pkg.mod -- __flag_args__")]
    [TestCase("train", "global:p", "SHIM train -- __flag_args__")]
    [TestCase("guild.pass x", "args", "-m guild.pass x __flag_args__")]
    [TestCase("json.tool", "args", "-m json.tool __flag_args__")]
    [TestCase("${m}", "args", "SHIM ${m} -- __flag_args__")]
    public async Task A_program_is_started_by_where_its_flags_go(string main, string destination, string expected)
    {
        var record = await Plan(_project.Request(main, destination));

        Assert.That(record.Command.Take(2), Is.EqualTo((string[])["${python_exe}", "-u"]));
        Assert.That(Words(record), Is.EqualTo(expected));
        Assert.That(record.References["python_exe"], Is.EqualTo(TestProject.Python));
    }

    [Test]
    public async Task A_breakpoint_needs_the_shim()
    {
        var record = await Plan(_project.Request("train") with { Breakpoints = ["train.py:3", "a b"], BreakOnError = true });

        Assert.That(Words(record), Is.EqualTo("SHIM train -- __flag_args__"));
        Assert.That(record.Environment, Contains.Item(KeyValuePair.Create("PDB_BREAKS", "train.py:3 'a b'")));
        Assert.That(record.Environment, Contains.Item(KeyValuePair.Create("BREAK_ON_ERROR", "1")));
        Assert.That(record.Environment, Contains.Item(KeyValuePair.Create("FLAGS_DEST", "args")));
    }

    [TestCase("train a ${x}", "args")]
    [TestCase("train a ${x}", "globals")]
    public async Task The_recorded_command_is_the_one_that_Guild_AI_restarts(string main, string destination)
    {
        var record = await Plan(_project.Request(main, destination));

        Assert.That(record.RecordedCommand, Is.EqualTo((string[])
            ["${python_exe}", "-um", "guild.op_main", "train", "a", "${x}", "--", "__flag_args__"]));
    }

    [Test]
    public async Task A_script_is_recorded_without_separator_by_its_place_in_the_project()
    {
        var request = _project.Request("") with { Attribute = "script", Words = [Path.Combine(_project.Source, "src/fit.py")] };

        var record = await Plan(request);

        Assert.That(Words(record), Is.EqualTo("RUN/src/fit.py __flag_args__"));
        Assert.That(record.RecordedCommand, Is.EqualTo((string[])["${python_exe}", "-um", "guild.op_main", "src/fit", "__flag_args__"]));
    }

    [TestCase("${python_exe} -um guild.op_main train a -- __flag_args__")]
    [TestCase("${python_exe} -um guild.op_main train a __flag_args__")]
    [TestCase("${python_exe} -u -m guild.op_main train a -- __flag_args__")]
    public async Task A_recorded_command_starts_again_from_the_source_in_the_run(string recorded)
    {
        _project.CopySource();
        File.Delete(Path.Combine(_project.Source, "train.py"));

        var record = await Plan(_project.Request(recorded) with { IsRestart = true });

        Assert.That(Words(record), Is.EqualTo("RUN/train.py a __flag_args__"));
        Assert.That(string.Join(' ', record.RecordedCommand!), Is.EqualTo(recorded.Replace("-u -m", "-um", StringComparison.Ordinal)));
    }

    [TestCase(".", "train", null, null, ".")]
    [TestCase("src", "train", null, null, "src")]
    [TestCase(".", "train", null, "/a:/b:", ".:/a:/b")]
    [TestCase(".", "train", null, "", ".")]
    [TestCase(".", "train", "lib", "lib", "lib:.")]
    [TestCase(".", "guild.pass", null, "/a", ".:/a:PACKAGES")]
    [TestCase("code", "src/fit", null, null, "code")]
    public async Task The_module_path_is_the_operations_then_the_source_then_what_is_inherited(
        string target, string main, string? own, string? inherited, string expected)
    {
        var environment = new Dictionary<string, string>(_project.Request(main).Environment);
        if (inherited is not null)
            environment["PYTHONPATH"] = inherited;

        var record = await Plan(_project.Request(main) with
        {
            SourceTarget = target,
            Environment = environment,
            OperationEnvironment = own is null ? new Dictionary<string, string>() : new() { ["PYTHONPATH"] = own },
        });

        Assert.That(record.Environment["PYTHONPATH"].Replace(PluginFiles.Packages, "PACKAGES", StringComparison.Ordinal), Is.EqualTo(expected));
    }

    [Test]
    public async Task Without_a_copy_the_program_runs_where_it_is()
    {
        var record = await Plan(_project.Request("train") with { CopiesSource = false });

        Assert.That(record.Command[2], Is.EqualTo(Path.Combine(_project.Source, "train.py")));
        Assert.That(record.ProgramFile, Is.Null);
    }

    [Test]
    public async Task Without_a_copy_it_starts_again_from_there_too()
    {
        var record = await Plan(_project.Request("train") with { CopiesSource = false, IsRestart = true });

        Assert.That(record.Command[2], Is.EqualTo(Path.Combine(_project.Source, "train.py")));
        Assert.That(record.Environment["PYTHONPATH"], Is.EqualTo(".:" + _project.Source));
    }

    [Test]
    public void A_suffix_on_the_module_is_pointed_out()
    {
        var error = Assert.ThrowsAsync<LaunchException>(async () => await Plan(_project.Request("train.py")))!;

        Assert.That(error.Remedy, Is.EqualTo("write 'train', without '.py'"));
    }

    [Test]
    public async Task A_copy_that_does_not_arrive_is_reported_as_a_missing_module()
    {
        var record = await Plan(_project.Request("train"));

        Assert.That(record.ProgramFile, Is.EqualTo(Path.Combine(_project.Run, "train.py")));
        Assert.That(record.MissingProgram, Is.EqualTo("No module named train"));
    }

    [TestCase("foo", "No module named foo")]
    [TestCase("src/foo", "No module named src/foo")]
    [TestCase("empty", "No module named empty.__main__ ('empty' is a package and cannot be directly executed)")]
    [TestCase("guild.nothing", "No module named guild.nothing")]
    public void A_missing_module_is_named(string main, string message) =>
        Assert.That(async () => await Plan(_project.Request(main)), Throws.TypeOf<LaunchException>().With.Message.EqualTo(message));

    [Test]
    public void A_missing_interpreter_is_named_with_the_remedy()
    {
        var request = _project.Request("train") with { Environment = new Dictionary<string, string> { ["PATH"] = "/nowhere" } };

        var error = Assert.ThrowsAsync<LaunchException>(async () => await Plan(request))!;

        Assert.That(error.Message, Is.EqualTo("python3 not found"));
        Assert.That(error.Remedy, Does.Contain("GUILD_PYTHON_EXE"));
    }

    [Test]
    public async Task A_second_run_starts_no_interpreter_but_its_own()
    {
        await Plan(_project.Request("train"));
        var before = _project.Runner.Calls.Count;

        var record = await Plan(_project.Request("train", "globals"));

        Assert.That(_project.Runner.Calls, Has.Count.EqualTo(before));
        Assert.That(record.InterpreterVersion, Does.StartWith("3."));
    }

    [Test]
    public async Task Packages_are_recorded_unless_they_are_not_wanted()
    {
        var request = _project.Request("train");

        Assert.That((await Plan(request)).Attributes, Does.ContainKey("pip_freeze"));
        Assert.That((await Plan(request with { RecordsPackages = false })).Attributes, Is.Empty);
        var switchedOff = new Dictionary<string, string>(request.Environment) { ["NO_PIP_FREEZE"] = "1" };
        Assert.That((await Plan(request with { Environment = switchedOff })).Attributes, Is.Empty);
    }

    [Test]
    public async Task Build_products_and_virtual_environments_are_no_source()
    {
        var record = await Plan(_project.Request("train"));

        Assert.That(record.SourceRules, Is.EqualTo((string[])
        [
            "exclude dir __pycache__", "exclude dir * containing bin/activate", "exclude dir * containing Scripts/activate",
            "exclude dir build", "exclude dir dist", "exclude dir *.egg-info",
        ]));
    }

    private Task<LaunchRecord> Plan(LaunchRequest request) => new PythonRuntime(_project.Runner, _project.Cache).PlanAsync(request, default);

    private string Words(LaunchRecord record) =>
        string.Join(' ', record.Command.Skip(2))
            .Replace(_project.Run, "RUN", StringComparison.Ordinal).Replace(PluginFiles.Shim, "SHIM", StringComparison.Ordinal);
}
