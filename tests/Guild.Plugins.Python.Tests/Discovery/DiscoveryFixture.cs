using Guild.Abstractions;
using Guild.Core.Yaml;
using Guild.Plugins.Python.Discovery;

namespace Guild.Plugins.Python.Tests.Discovery;

/// <summary>A project whose programs are read; flags are compared as one line of YAML each.</summary>
public abstract class DiscoveryFixture
{
    private protected TestProject Project { get; private set; } = null!;

    /// <summary>The plugin's settings: only the source is read, unless a fixture wants more.</summary>
    private protected TestSettings Settings { get; } = new() { Values = { ["run-parsers"] = "no" } };

    [SetUp]
    public void CreateProject()
    {
        TestProject.RequirePython();
        Project = new TestProject();
    }

    [TearDown]
    public void DeleteProject() => Project?.Dispose();

    private protected DiscoveryRequest Request(string main = "train", string? destination = null) => new()
    {
        Attribute = "main",
        Words = main.Split(' '),
        SearchPath = [Project.Source],
        Destination = destination,
        DisplayPath = "./train.py",
        Environment = new Dictionary<string, string> { ["GUILD_PYTHON_EXE"] = TestProject.Python },
    };

    private protected Task<DiscoveredFlags> Discover(DiscoveryRequest request) =>
        new PythonFlagDiscovery(Project.Runner, Project.Cache, Project.Temporary, Settings, new TestLog()).DiscoverAsync(request, default);

    private protected Task<DiscoveredFlags> Discover(string source, string main = "train", string? destination = null)
    {
        Project.Write("train.py", source);
        return Discover(Request(main, destination));
    }

    /// <summary>Each flag as <c>name {attributes}</c>, null attributes left out.</summary>
    private protected static IEnumerable<string> Lines(DiscoveredFlags found) =>
        found.Flags.Select(f => $"{f.Name} {Flow(f.Attributes)}");

    private static string Flow(MapValue attributes) =>
        YamlWriter.WriteFlow(new MapValue([.. attributes.Entries.Where(e => !e.Value.IsNull)])).TrimEnd('\n');
}
