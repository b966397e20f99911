using Guild.Abstractions;

namespace Guild.Plugins.Python.Tests.Launching;

public class ShimTests
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

    [TestCase("lr = 0.1", "lr", "--lr 0.5", "0.5")]
    [TestCase("flag = True", "flag", "--flag false", "False")]
    [TestCase("name = 'x'", "name", "--name abc", "'abc'")]
    [TestCase("s = 'x'", "s", "--s ''", "''")]
    [TestCase("layers = [1]", "layers", "--layers [1,2]", "[1, 2]")]
    [TestCase("n = 1", "n", "--n -3", "-3")]
    [TestCase("n = 1", "n", "--n 1.0e-05", "1e-05")]
    [TestCase("n = 1", "n", "--n 1 2", "[1, 2]")]
    [TestCase("n = 1", "n", "--n", "True")]
    [TestCase("z = None", "z", "", "None")]
    [TestCase("a = b = 4", "(a, globals().get('b'))", "--a 1", "(1, None)")]
    [TestCase("n: int = 1", "n", "--n 2", "2")]
    [TestCase("n = 1\nn = n + 1", "n", "--n 5", "6")]
    [TestCase("if True:\n    n = 1", "n", "--n 5", "5")]
    [TestCase("if True:\n    n = 1\nn = 2", "n", "--n 5", "2")]
    [TestCase("def f():\n    n = 1\n    return n", "(n, f())", "--n 5", "(5, 1)")]
    [TestCase("", "new", "--new x", "'x'")]
    public async Task A_flag_replaces_the_first_assignment_of_a_variable(string code, string shown, string flags, string expected)
    {
        var result = await RunAsync($"{code}\nprint(repr({shown}))\n", "globals", flags);

        Assert.That(result, Is.EqualTo(new ProcessResult(0, expected + "\n", "")));
    }

    [TestCase("global:p", "--b.c 2 --d x", "{'b': {'c': 2}, 'd': 'x'}")]
    [TestCase("dict:p", "--a 1", "{'a': 1}")]
    [TestCase("namespace:p", "--a 1 --n.x 2", "namespace(a=1, n=namespace(x=2))")]
    [TestCase("global:p.q", "--a 1", "{'q': {'a': 1}}")]
    [TestCase("dict:p", "", "'own'")]
    public async Task A_parameter_map_is_replaced_by_the_flags(string destination, string flags, string expected)
    {
        var result = await RunAsync("p = 'own'\nprint(repr(p))\n", destination, flags);

        Assert.That(result, Is.EqualTo(new ProcessResult(0, expected + "\n", "")));
    }

    [Test]
    public async Task Only_words_before_the_last_separator_are_arguments_when_flags_are_variables()
    {
        var result = await RunAsync("import sys\nprint(sys.argv[1:])\n", "globals", "--x 1", main: "train a -- b");

        Assert.That(result.Output, Is.EqualTo("['a', '--', 'b']\n"), result.Error);
    }

    [Test]
    public async Task Lines_of_a_traceback_are_those_of_the_file()
    {
        var result = await RunAsync("lr = 0.1\n\n\ndef f():\n    raise ValueError(lr)\n\nf()\n", "globals", "--lr 0.5");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Is.EqualTo(
            $"""
            Traceback (most recent call last):
              File "{_project.Run}/train.py", line 7, in <module>
                f()
              File "{_project.Run}/train.py", line 5, in f
                raise ValueError(lr)
            ValueError: 0.5

            """));
    }

    [Test]
    public async Task A_module_of_a_package_keeps_its_package_and_imports()
    {
        _project.Write("pkg/__init__.py", "print('package', __name__)\n");
        _project.Write("pkg/other.py", "value = 7\n");
        _project.Write("pkg/train.py", """
            from .other import value
            lr = 1
            print(__name__, __package__, __spec__.name, value, lr)
            """);

        var result = await RunAsync(null, "globals", "--lr 2", main: "pkg.train");

        Assert.That(result, Is.EqualTo(new ProcessResult(0, "package pkg\n__main__ pkg pkg.train 7 2\n", "")));
    }

    [TestCase("globals")]
    [TestCase("args")]
    public async Task A_package_runs_its_main_module(string destination)
    {
        _project.Write("pkg/__init__.py", "");
        _project.Write("pkg/__main__.py", "import sys\nprint(__name__, __package__, sys.argv[1:])\n");

        var result = await RunAsync(null, destination, "", main: "pkg a");

        Assert.That(result, Is.EqualTo(new ProcessResult(0, "__main__ pkg ['a']\n", "")));
    }

    [TestCase("globals")]
    [TestCase("args")]
    public async Task A_folder_before_the_module_is_on_the_path_beside_the_source(string destination)
    {
        _project.Write("src/train.py", "import beside, above\nprint(beside.x, above.y)\n");
        _project.Write("src/beside.py", "x = 1\n");
        _project.Write("above.py", "y = 2\n");

        var result = await RunAsync(null, destination, "", main: "src/train");

        Assert.That(result, Is.EqualTo(new ProcessResult(0, "1 2\n", "")));
    }

    [Test]
    public async Task A_module_that_does_not_come_with_a_dependency_is_reported_when_the_run_starts()
    {
        var request = _project.Request("nothing") with { HasDependencies = true };
        Directory.CreateDirectory(_project.Source);

        var result = await Launcher.RunAsync(_project, request, []);

        Assert.That(result, Is.EqualTo(new ProcessResult(1, "", "guild: No module named nothing\n")));
    }

    [TestCase("args", "--f '' --s 'p q'", "a 'b c' --f '' --s 'p q'\n")]
    [TestCase("globals", "--s x", "a 'b c'\n")]
    public async Task The_module_that_does_nothing_prints_its_arguments(string destination, string flags, string expected)
    {
        var request = _project.Request("guild.pass", destination) with { Words = ["guild.pass", "a", "b c"] };
        Directory.CreateDirectory(_project.Source);

        var result = await Launcher.RunAsync(_project, request, flags.Length == 0 ? [] : destination == "args" ? ["--f", "", "--s", "p q"] : ["--s", "x"]);

        Assert.That(result, Is.EqualTo(new ProcessResult(0, expected, "")));
    }

    [Test]
    public async Task A_breakpoint_stops_at_the_next_statement()
    {
        _project.Write("train.py", "x = 1\n\ndef f(n):\n    '''doc'''\n    y = n\n    return y\n\nprint(f(2))\n");
        _project.CopySource();
        var request = _project.Request("train") with { Breakpoints = ["2", "f"] };

        var result = await Launcher.RunAsync(_project, request, [], "p 'at', x\nc\np 'in', n\nc\n");

        Assert.That(result.Output, Does.Contain("('at', 1)").And.Contain("('in', 2)").And.EndsWith("2\n"), result.Error);
    }

    [Test]
    public async Task An_error_enters_the_debugger_when_asked_to()
    {
        _project.Write("train.py", "def f(n):\n    return 1 / n\n\nf(0)\n");
        _project.CopySource();
        var request = _project.Request("train") with { BreakOnError = true };

        var result = await Launcher.RunAsync(_project, request, [], "p 'n is', n\nq\n");

        Assert.That(result.Output, Does.Contain("('n is', 0)"));
        Assert.That(result.Error, Does.Contain("ZeroDivisionError: division by zero"));
        Assert.That(result.ExitCode, Is.EqualTo(1));
    }

    private async Task<ProcessResult> RunAsync(string? code, string destination, string flags, string main = "train")
    {
        if (code is not null)
            _project.Write("train.py", code);
        _project.CopySource();
        var words = flags.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return await Launcher.RunAsync(_project, _project.Request(main, destination), words);
    }
}
