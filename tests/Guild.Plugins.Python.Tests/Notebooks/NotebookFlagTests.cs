using Guild.Abstractions;
using Guild.Core.Yaml;
using Guild.Plugins.Python.Notebooks;

namespace Guild.Plugins.Python.Tests.Notebooks;

/// <summary>The flags of a notebook are the global variables that its code cells assign.</summary>
public class NotebookFlagTests
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

    [TestCase("lr = 0.1", "lr {default: 0.1, type: number}")]
    [TestCase("n: int = 5", "n {default: 5, type: int}")]
    [TestCase("s: str = 'é'", "s {default: \"\\xE9\", type: string}")]
    [TestCase("%matplotlib inline\nlr = 0.1\n!ls \\\n  -la\nls = !ls\nprint?", "lr {default: 0.1, type: number}")]
    [TestCase("%%time\nlr = 0.1", "lr {default: 0.1, type: number}")]
    [TestCase("for i in range(3):\n    !echo {i}\nlr = 0.1", "lr {default: 0.1, type: number}")]
    [TestCase("text = '''\n!not a command\n'''\nlr = 1", "text {default: '\n\n    !not a command\n\n    ', type: string}", "lr {default: 1, type: number}")]
    public async Task An_assignment_in_a_code_cell_is_a_flag(string cell, params string[] expected)
    {
        var found = await Discover(ANotebook.Of(cell));

        Assert.That(found.Destination, Is.EqualTo("globals"));
        Assert.That(Lines(found), Is.EqualTo(expected));
        Assert.That(found.Flags.Any(f => f.NeedsName), Is.False);
    }

    [TestCase("%%bash\nlr=0.1")]
    [TestCase("lr = ")]
    [TestCase("def f():\n    lr = 1")]
    [TestCase("lr = 1 + 1")]
    public async Task What_is_no_Python_or_no_literal_is_no_flag_and_hides_none(string cell)
    {
        var found = await Discover(ANotebook.Of(cell, "n = 1"));

        Assert.That(Lines(found), Is.EqualTo(new[] { "n {default: 1, type: number}" }));
        Assert.That(found.Warnings, Is.Empty);
    }

    [Test]
    public async Task A_flag_stands_where_its_line_stands_in_the_file()
    {
        var found = await Discover(ANotebook.Of("import os\n", "a = 'x'; b = 2"));

        var lines = File.ReadAllLines(Path.Combine(project.Source, "report.ipynb"));
        var place = found.Flags.Single(f => f.Name == "b").Location!;
        Assert.That(lines[place.Line - 1][(place.Column - 1)..], Does.StartWith("b = 2"));
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("{\"cells\": [{\"cell_type\": \"code\", \"source\": 1}]}")]
    public async Task What_is_no_notebook_is_told_of(string text)
    {
        var found = await Discover(text);

        Assert.That(found.Flags, Is.Empty);
        Assert.That(found.Warnings.Single(), Does.StartWith("cannot import flags from report.ipynb: "));
    }

    [Test]
    public async Task A_notebook_of_the_older_format_is_read_too()
    {
        var found = await Discover("{\"worksheets\": [{\"cells\": [{\"cell_type\": \"code\", \"input\": [\"lr = 0.1\"]}]}], \"nbformat\": 3}");

        Assert.That(Lines(found), Is.EqualTo(new[] { "lr {default: 0.1, type: number}" }));
    }

    private Task<DiscoveredFlags> Discover(string notebook)
    {
        project.Write("report.ipynb", notebook);
        return new NotebookFlagDiscovery(project.Runner, project.Cache, new TestLog()).DiscoverAsync(
            new DiscoveryRequest
            {
                Attribute = "notebook",
                Words = ["report.ipynb", "--no-exec"],
                SearchPath = [project.Source],
                ProjectDirectory = project.Source,
                Environment = new Dictionary<string, string> { ["GUILD_PYTHON_EXE"] = TestProject.Python },
            },
            default);
    }

    private static IEnumerable<string> Lines(DiscoveredFlags found) => found.Flags.Select(f =>
        $"{f.Name} {YamlWriter.WriteFlow(new MapValue([.. f.Attributes.Entries.Where(e => !e.Value.IsNull)])).TrimEnd('\n')}");
}
