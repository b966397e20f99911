using Guild.Abstractions;
using Guild.Plugins.Python.Modules;

namespace Guild.Plugins.Python.Tests.Modules;

public class ModuleResolverTests
{
    private TestProject _project = null!;

    [OneTimeSetUp]
    public void RequirePython() => TestProject.RequirePython();

    [SetUp]
    public void Begin()
    {
        _project = new TestProject();
        Directory.CreateDirectory(_project.Source);
    }

    [TearDown]
    public void End() => _project.Dispose();

    [TestCase("json")]
    [TestCase("os.path")]
    [TestCase("mine")]
    [TestCase("noisy")]
    public async Task A_module_that_can_be_imported_is_there_and_brings_nothing(string name)
    {
        _project.Write("mine.py", "");
        _project.Write("noisy.py", "print('missing me', end='')");

        Assert.That(await Resolve(name), Is.SameAs(ResolvedSource.Nothing));
    }

    [Test]
    public async Task Modules_on_the_operations_PYTHONPATH_are_there()
    {
        _project.Write("elsewhere/mine.py", "");

        Assert.That(await Resolve("mine", Path.Combine(_project.Source, "elsewhere")), Is.SameAs(ResolvedSource.Nothing));
    }

    [TestCase("nope_nope", "No module named 'nope_nope'")]
    [TestCase("json.nope", "No module named 'json.nope'")]
    [TestCase("needy", "No module named 'other_nope'")]
    [TestCase("broken", "importing 'broken' fails: ZeroDivisionError: division by zero")]
    [TestCase("quits", "importing 'quits' fails: SystemExit: 3")]
    [TestCase("dies", "importing 'dies' fails: Python ended with 7")]
    [TestCase(".json", "'.json' is no module name")]
    [TestCase("", "'' is no module name")]
    public void What_cannot_be_imported_is_refused_in_Pythons_words(string name, string message)
    {
        _project.Write("needy.py", "import other_nope");
        _project.Write("broken.py", "1 / 0");
        _project.Write("quits.py", "import sys; sys.exit(3)");
        _project.Write("dies.py", "import os; os._exit(7)");

        Assert.That(() => Resolve(name), Throws.TypeOf<ResolveException>().With.Message.EqualTo(message));
    }

    [Test]
    public async Task Nothing_is_written_into_the_project()
    {
        _project.Write("mine.py", "");

        await Resolve("mine");

        Assert.That(Directory.EnumerateFileSystemEntries(_project.Source).Select(Path.GetFileName), Is.EqualTo(new[] { "mine.py" }));
    }

    private Task<ResolvedSource> Resolve(string name, string pythonPath = "")
    {
        var context = new ResolveContext
        {
            SearchDirectories = [_project.Source],
            CacheDirectory = Path.Combine(_project.Run, "cache"),
            Environment = new Dictionary<string, string>
            {
                ["GUILD_PYTHON_EXE"] = TestProject.Python,
                ["PATH"] = "/usr/bin:/bin",
                ["PYTHONPATH"] = pythonPath,
            },
        };
        return new ModuleResolver(_project.Runner, _project.Cache).ResolveAsync(new Source("module", name), context, CancellationToken.None);
    }
}
