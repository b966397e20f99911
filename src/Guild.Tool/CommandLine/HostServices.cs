using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Discovery;
using Guild.Core.Operations;
using Guild.Core.Planning;
using Guild.Core.Plugins;
using Guild.Core.Resources;
using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Core.Runs.Index;
using Guild.Core.SourceCode;
using Guild.Tool.Plugins;
using Guild.Tool.Terminal;

namespace Guild.Tool.CommandLine;

/// <summary>
/// The services that commands are built from: the one place where objects are given their dependencies. Each is made when something first
/// asks for it, and at most once.
/// </summary>
/// <remarks>
/// Written by hand because a container costs every command 15 to 20 ms at its start, as much as half of an empty program;
/// docs/architecture.md has the figures.
/// </remarks>
internal sealed class HostServices(HostContext context) : IDisposable
{
    private RunIndex? _index;
    private PluginCatalog? _plugins;

    public GuildEnvironment Environment => context.Environment;

    public ITerminal Terminal => context.Terminal;

    public TerminalLog Log => context.Log;

    public TimeProvider Clock => TimeProvider.System;

    public RunClock RunClock => field ??= new RunClock(Clock);

    public TimeZoneInfo Zone => TimeZoneInfo.Local;

    public StopRequest Stop => field ??= new StopRequest();

    public UserConfig UserConfig => field ??= new UserConfig(Environment, Log);

    public IProcessRunner ProcessRunner => field ??= new ProcessRunner();

    /// <summary>Runs programs, git as the user's configuration names it.</summary>
    public IProcessRunner Git => field ??= new ConfiguredGit(ProcessRunner, () => (UserConfig.Setting("git", "executable") as TextValue)?.Text);

    public IProcessTable ProcessTable => field ??= new SystemProcessTable();

    public PluginPlaces PluginPlaces => field ??= PluginPlaces.Of(Environment, context.BundledPlugins, context.Global.PluginPaths);

    public PluginCatalog Plugins => _plugins ??= new PluginCatalog(
        PluginPlaces, new PluginServices(Environment, Log, Terminal, Stop, context.Secrets, () => ProcessRunner, Clock, () => UserConfig));

    public IPluginCatalog Catalog => Plugins;

    public GuildFileLoader GuildFiles => field ??= new GuildFileLoader(Environment, Catalog, Log);

    public ModelPackages ModelPackages => field ??= new ModelPackages(Environment);

    public PackageOperations PackageOperations => field ??= new PackageOperations(ModelPackages, GuildFiles);

    public OperationResolver Operations => field ??= new OperationResolver(Environment, GuildFiles);

    public OperationFlags Flags => field ??= new OperationFlags(Environment, Catalog, new DiscoveryCache(Environment), Log);

    public RunStore Runs => field ??= new RunStore(Environment, ProcessTable) { Index = _index = new RunIndex(Environment, Clock, Log, new ScanLine(Terminal)) };

    public RunFinder Finder => field ??= new RunFinder(Runs);

    public IUpstreamRuns Upstream => field ??= new UpstreamRuns(Runs);

    public SourceCodeSelector SourceCode => field ??= new SourceCodeSelector(Environment, Git);

    public RunPlanner Planner => field ??= new RunPlanner(
        Environment, Operations, new RecordedDefinitions(GuildFiles, PackageOperations), Flags, Finder, Upstream, Catalog, Clock);

    public IDependencyResolver Dependencies => field ??= new DependencyResolver(
        Environment, Catalog, Upstream, ProcessRunner, UserConfig, Log, Clock);

    public RunExecutor Executor => field ??= new RunExecutor(
        Environment,
        Clock,
        RunClock,
        Log,
        Stop,
        new OutputScreens(Terminal.OutBytes, Terminal.ErrorBytes),
        Dependencies,
        Catalog,
        Git,
        ProcessTable);

    public void Dispose()
    {
        _index?.Dispose();
        _plugins?.Dispose();
        Stop.Dispose();
    }
}
