using Guild.Core;
using Guild.Core.GuildFiles;
using Guild.Core.Logging;
using Guild.Core.Operations;
using Guild.Core.Plugins;

namespace Guild.Tool.Tests.Views;

/// <summary>A project directory with a Guild file, and the services that read it.</summary>
internal sealed class Project : IDisposable
{
    private Project(string directory) => Directory = directory;

    public string Directory { get; }

    public static Project With(string guildFile)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("guild-").FullName;
        File.WriteAllText(Path.Combine(directory, "guild.yml"), guildFile);
        return new Project(directory);
    }

    public GuildFileLoader Loader() => new(Environment(), new NoPlugins(), new NoLog());

    public GuildFile Read() => Loader().Load(GuildFileUse.Listing)!;

    public ResolvedOperation Resolve(string? spec) => new OperationResolver(Environment(), Loader()).Resolve(spec);

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private GuildEnvironment Environment() => new()
    {
        Home = Path.Combine(Directory, ".guild"),
        WorkingDirectory = Directory,
        CommandDirectory = Directory,
        UserHome = Directory,
        Variables = new Dictionary<string, string>(),
    };


    private sealed class NoPlugins : IPluginCatalog
    {
        public IReadOnlyList<string> SourceKeys => ["file"];

        public IReadOnlyList<LoadedPlugin> Loaded => [];

        public PluginContribution? FindResolver(string kind, string address) => null;

        public PluginContribution? FindRuntime(ProgramDef program) => null;

        public PluginContribution? FindDiscovery(PluginContribution runtime) => null;

        public IReadOnlyList<PluginContribution> FindObservers(IReadOnlyList<string>? configured) => [];

        public T Activate<T>(PluginContribution contribution)
            where T : class => throw new NotSupportedException();
    }
}
