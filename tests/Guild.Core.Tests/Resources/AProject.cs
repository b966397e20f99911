using Guild.Abstractions;
using Guild.Core.Configuration;
using Guild.Core.Planning;
using Guild.Core.Resources;
using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Core.Tests.Runs;
using Guild.Core.Yaml;

namespace Guild.Core.Tests.Resources;

/// <summary>A project directory, a home, and a run whose dependencies are resolved.</summary>
internal sealed class AProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AProject()
    {
        Directory.CreateDirectory(Project);
        Directory.CreateDirectory(Run.Meta);
        Resolvers = new() { ["file"] = FakeResolver.Files };
    }

    public string Project => _folder.Path("project");

    public string Home => _folder.Path("home");

    public RunDirectory Run => new(_folder.Path("home", "runs", "0123456789abcdef0123456789abcdef"));

    public RecordingLog Log { get; } = new();

    public Dictionary<string, IResourceResolver> Resolvers { get; }

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>The run's flags, as YAML.</summary>
    public string Flags { get; set; } = "{}";

    public bool ForcesDependencies { get; set; }

    public bool IsRestart { get; set; }

    /// <summary>Lines of the run's manifest.</summary>
    public string[] Manifest => File.ReadAllLines(Run.Manifest);

    public string Write(string name, string text = "1\n") => _folder.Write(Path.Combine("project", name), text);

    public string InProject(string name) => _folder.Path("project", name);

    public string InRun(string name) => Path.Combine(Run.Path, name);

    /// <summary>An earlier run: its operation, then the files that it generated.</summary>
    public RunDirectory AnEarlierRun(string id, string operation, string? exitStatus = "0", params string[] files)
    {
        var run = new RunDirectory(Path.Combine(Home, "runs", id));
        RunRecord.WriteOpRef(run, new OpRef("guildfile", "/p/guild.yml", "0", "", operation));
        RunAttributes.Write(run, "started", Value.Of(1_700_000_000_000_000 + Directory.GetDirectories(Path.Combine(Home, "runs")).Length));
        if (exitStatus is not null)
            RunAttributes.Write(run, "exit_status", YamlReader.ReadValue(exitStatus));
        foreach (var file in files)
            _folder.Write(Path.Combine("home", "runs", id, file), file + "\n");
        return run;
    }

    /// <summary>Resolves resources written as YAML maps, as they stand in a run's <c>op</c> attribute.</summary>
    public Task<DependencyOutcome> Resolve(params string[] resources) => Resolve(isStaging: false, resources);

    public Task<DependencyOutcome> Resolve(bool isStaging, params string[] resources)
    {
        var flags = FlagValues();
        var deps = new ListValue([.. resources.Select(r => WithLocation((MapValue)YamlReader.ReadValue(r)))]);
        var dependencies = DependencyRecord.Read(MapValue.Of(("deps", deps)), flags).Select(d => d with
        {
            Config = d.Config.Count > 0 ? d.Config : Choices(d, flags),
        });
        var plan = new RunPlan
        {
            Id = Run.Id,
            RunDirectory = Run.Path,
            IsInHome = true,
            Home = Home,
            OpRef = new OpRef("guildfile", "/p/guild.yml", "0", "", "op"),
            OperationText = "op",
            Command = ["true"],
            Environment = new Dictionary<string, string>(),
            Attributes = [],
            Flags = flags,
            Dependencies = [.. dependencies],
            ForcesDependencies = ForcesDependencies,
            IsRestart = IsRestart,
        };
        return Resolver().ResolveAsync(plan, isStaging, CancellationToken.None);
    }

    public UpstreamRuns Upstream() => new(new RunStore(Environment(), new FakeProcesses()));

    public void Dispose() => _folder.Dispose();

    private DependencyResolver Resolver() =>
        new(Environment(), new FakePlugins(Resolvers), Upstream(), new ProcessRunner(), new UserConfig(Environment(), Log), Log, TimeProvider.System);

    private GuildEnvironment Environment() => new()
    {
        Home = Home,
        WorkingDirectory = Project,
        CommandDirectory = Project,
        UserHome = Home,
        Variables = Variables,
    };

    private MapValue WithLocation(MapValue resource) =>
        new([.. resource.Entries, new MapEntry("location", Value.Of(Project))]);

    private IReadOnlyList<NamedValue> FlagValues() =>
        [.. ((MapValue)YamlReader.ReadValue(Flags)).Entries.Select(e => new NamedValue(e.Name!, e.Value))];

    private static Dictionary<string, Value> Choices(PlannedDependency dependency, IReadOnlyList<NamedValue> flags)
    {
        var keys = dependency.Resource.Sources.Select(SourceKey.Of).ToHashSet();
        return flags.Where(f => keys.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value);
    }
}
