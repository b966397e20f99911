using Guild.Core.Batches;
using Guild.Core.Batches.Trials;
using Guild.Core.Logging;
using Guild.Core.Operations;
using Guild.Core.Queues;
using Guild.Core.Resources;
using Guild.Core.Resources.Caching;
using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Core.Runs.Archives;
using Guild.Core.Runs.Compare;
using Guild.Core.Runs.Merging;
using Guild.Core.Steps;
using Guild.Tool.Commands.Api;
using Guild.Tool.Commands.Cache;
using Guild.Tool.Commands.Packages;
using Guild.Tool.Commands.Plugins;
using Guild.Tool.Commands.Projects;
using Guild.Tool.Commands.Projects.Environments;
using Guild.Tool.Commands.Running;
using Guild.Tool.Commands.Runs;
using Guild.Tool.Commands.Runs.Comparing;
using Guild.Tool.Commands.Runs.Files;
using Guild.Tool.Commands.Runs.Transfer;
using Guild.Tool.Commands.Setup;
using Guild.Tool.Commands.Setup.SelfTests;
using Guild.Tool.Plugins;
using Guild.Tool.Plugins.Installation;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.CommandLine;

/// <summary>Builds the one command that was asked for.</summary>
internal static class CommandFactory
{
    /// <summary>The command of a table.</summary>
    /// <param name="spec">The table.</param>
    /// <param name="alias">The alias that was typed, when the command is one.</param>
    /// <param name="s">Where its dependencies come from.</param>
    public static ICommand Create(CommandSpec spec, AliasEntry? alias, HostServices s) => spec.Type switch
    {
        var t when t == typeof(RunCommand) => Run(s),
        var t when t == typeof(BatchCommand) => Batch(s),
        var t when t == typeof(QueueCommand) => new QueueCommand(
            new QueueProcess(s.Environment, s.Runs, s.ProcessTable, s.Clock, s.Zone, s.Log, s.Stop, OrderedStreams.Settle), s.Environment, s.Stop),
        var t when t == typeof(AliasCommand) => new AliasCommand(s.Plugins, alias!, Run(s)),
        var t when t == typeof(StepsCommand) => new StepsCommand(
            new StepRunner(s.Environment, s.Runs, new RunCommandLine(), s.Clock, s.Log, s.Stop, OrderedStreams.Settle), s.Environment, s.Stop),
        var t when t == typeof(OperationsCommand) => new OperationsCommand(s.Terminal, s.GuildFiles, s.PackageOperations, s.Flags),
        var t when t == typeof(ModelsCommand) => new ModelsCommand(s.Terminal, s.GuildFiles, s.PackageOperations),
        var t when t == typeof(HelpCommand) => new HelpCommand(s.Terminal, s.Environment, s.GuildFiles, s.ModelPackages, s.Flags),
        var t when t == typeof(RunsListCommand) => new RunsListCommand(Chosen(s), () => Archives(s), new RunsListView(s.Terminal, Rows(s), Fields(s), s.Zone), new RunsWatch(s.Terminal, s.Clock, s.Stop), new StrayRuns(s.ProcessTable), s.Runs, s.Terminal, s.Log),
        var t when t == typeof(RunsInfoCommand) => new RunsInfoCommand(Chosen(s), new RunsInfoView(Fields(s), s.Zone), s.Terminal, s.Log),
        var t when t == typeof(RunsDeleteCommand) => new RunsDeleteCommand(Chosen(s), Preview(s), Trash(s), Stopping(s), Moving(s), () => Archives(s), s.Terminal),
        var t when t == typeof(RunsRestoreCommand) => new RunsRestoreCommand(Chosen(s), Preview(s), Trash(s), Moving(s), s.Terminal),
        var t when t == typeof(RunsPurgeCommand) => new RunsPurgeCommand(Chosen(s), Preview(s), Trash(s), Moving(s), s.Terminal),
        var t when t == typeof(CompareCommand) => new CompareCommand(
            Chosen(s), new OperationColumns(s.GuildFiles, s.Log), new HiPlot(s.ProcessRunner, Opener(s)), s.Environment, s.Clock, s.Zone, s.Terminal, s.Log),
        var t when t == typeof(DiffCommand) => new DiffCommand(Chosen(s), new DiffPrograms(s.UserConfig, Programs(s)), Programs(s), s.Environment, s.Log),
        var t when t == typeof(OpenCommand) => new OpenCommand(Chosen(s), Opener(s), s.Environment, s.Terminal),
        var t when t == typeof(MergeCommand) => new MergeCommand(
            Chosen(s), Rows(s), MergeSafety(s), s.Environment, s.ProcessTable, s.Terminal, s.Stop),
        var t when t == typeof(WatchCommand) => new WatchCommand(
            Chosen(s), s.Runs, new OutputFollower(s.Runs, s.Terminal, s.Clock), s.Environment, s.Terminal, s.Stop),
        var t when t == typeof(InitCommand) => new InitCommand(new VirtualEnvironmentMaker(Programs(s), s.ProcessRunner, s.Environment, s.Terminal), s.Environment, s.Terminal),
        var t when t == typeof(ApiOperationsCommand) => new ApiOperationsCommand(s.Terminal, s.GuildFiles, s.Operations, s.Flags),
        var t when t == typeof(ApiRunsCommand) => new ApiRunsCommand(Chosen(s), ApiRun(s), s.Terminal),
        var t when t == typeof(ApiCompareCommand) => new ApiCompareCommand(Chosen(s), new OperationColumns(s.GuildFiles, s.Log), s.Clock, s.Zone, s.Terminal),
        var t when t == typeof(ApiMergeCommand) => new ApiMergeCommand(
            Chosen(s), MergeSafety(s), ApiRun(s), s.Environment, s.ProcessTable, s.Terminal, s.Stop),
        var t when t == typeof(ExportCommand) => new ExportCommand(Chosen(s), Preview(s), Exporting(s), s.Environment, s.ProcessTable, s.Zone, s.Terminal),
        var t when t == typeof(ImportCommand) => new ImportCommand(
            Chosen(s), Archives(s), Preview(s), Moving(s), Exporting(s), Trash(s), s.Environment, s.Terminal, s.Log),
        var t when t == typeof(ArchiveCommand) => new ArchiveCommand(
            Chosen(s), new NamedArchives(s.Environment), Preview(s), Exporting(s), Fields(s), s.ProcessTable, s.Terminal),
        var t when t == typeof(StopCommand) => new StopCommand(Chosen(s), Preview(s), Stopping(s), s.Terminal, s.Log),
        var t when t == typeof(LabelCommand) => new LabelCommand(Chosen(s), Changing(s), s.Log),
        var t when t == typeof(TagCommand) => new TagCommand(Chosen(s), Changing(s), s.Terminal),
        var t when t == typeof(MarkCommand) => new MarkCommand(Chosen(s), Changing(s)),
        var t when t == typeof(CommentCommand) => new CommentCommand(
            Chosen(s), Changing(s), new CommentListView(s.Terminal, Rows(s), s.Zone), Rows(s), new Editor(s.Environment), s.Environment, s.Clock),
        var t when t == typeof(SelectCommand) => new SelectCommand(Chosen(s), new RunAttributeText(Fields(s), s.Clock), s.Clock, s.Zone, s.Terminal),
        var t when t == typeof(LsCommand) => new LsCommand(Chosen(s), Fields(s), s.Environment, s.Terminal),
        var t when t == typeof(CatCommand) => new CatCommand(Chosen(s), s.Terminal),
        var t when t == typeof(DownloadCommand) => new DownloadCommand(new ResourceDownload(s.Environment, s.Catalog, s.UserConfig, s.Log, s.Clock), s.Terminal, s.Stop.Token),
        var t when t == typeof(ResourcesCommand) => new ResourcesCommand(s.GuildFiles, s.Operations, new RequiredSources(s.Environment, s.Upstream), s.Environment, s.Log, s.Terminal),
        var t when t == typeof(CacheListCommand) => new CacheListCommand(Cached(s), s.Zone, s.Terminal),
        var t when t == typeof(CacheVerifyCommand) => new CacheVerifyCommand(Cached(s), new CacheVerification(s.Environment.Home), s.Terminal, s.Stop.Token),
        var t when t == typeof(CachePruneCommand) => new CachePruneCommand(Cached(s), s.Clock, s.Terminal),
        var t when t == typeof(CheckCommand) => new CheckCommand(
            s.Environment,
            new SetupReport(s.Environment, s.UserConfig, s.Plugins, s.ProcessRunner, s.Terminal, s.Stop),
            new SelfTestRunner(s.Environment, s.Plugins, s.ProcessRunner, s.Terminal),
            s.GuildFiles,
            StepDiagnosis(s),
            s.ProcessRunner,
            s.Terminal,
            s.Stop),
        var t when t == typeof(PluginsCommand) => new PluginsCommand(s.Plugins, () => Setup(s), s.Terminal),
        var t when t == typeof(PluginsInfoCommand) => new PluginsInfoCommand(s.Plugins, s.Terminal),
        var t when t == typeof(CompletionCommand) => new CompletionCommand(s.Environment, s.UserConfig.Path, s.Terminal),
        var t when t == typeof(InstallCommand) => new InstallCommand(s.Environment, s.ModelPackages, s.Log, s.Terminal, s.Stop.Token),
        var t when t == typeof(UninstallCommand) => new UninstallCommand(s.Environment, s.ModelPackages, s.Log, s.Terminal, s.Stop.Token),
        var t when t == typeof(PackageCommand) => new PackageCommand(
            s.Environment, s.GuildFiles, () => new ModelPackageBuilder(s.SourceCode, s.Log), s.Terminal, s.Stop.Token),
        var t when t == typeof(PackagesCommand) => new PackagesCommand(s.ModelPackages, s.Terminal),
        var t when t == typeof(PackagesInfoCommand) => new PackagesInfoCommand(s.ModelPackages, s.PackageOperations, s.Terminal),
        var t when t == typeof(SearchCommand) => new SearchCommand(s.Environment, s.Log, s.Terminal, s.Stop.Token),
        var t when t == typeof(PluginsInstallCommand) => new PluginsInstallCommand(Setup(s), s.Terminal),
        var t when t == typeof(PluginsRestoreCommand) => new PluginsRestoreCommand(Setup(s), s.Terminal),
        var t when t == typeof(PluginsSearchCommand) => new PluginsSearchCommand(Setup(s), s.Terminal),
        var t when t == typeof(PluginsUninstallCommand) => new PluginsUninstallCommand(Setup(s), s.Terminal),
        var t when t == typeof(PluginsUpdateCommand) => new PluginsUpdateCommand(Setup(s), s.Terminal),
        var t when t == typeof(PluginsVerifyCommand) => new PluginsVerifyCommand(s.Environment, s.Terminal),
        _ => throw new InvalidOperationException($"no way to build command '{spec.Name}'"),
    };

    private static CachedResources Cached(HostServices s) => new(new CacheInventory(s.Environment.Home, s.Runs));

    // The file is read a second time, and what is told of it with its place isn't told twice.
    private static StepDiagnosis StepDiagnosis(HostServices s) => new(
        new StepList(new RunCommandLine(), s.Environment.UserHome),
        new OperationResolver(s.Environment, new GuildFileLoader(s.Environment, s.Catalog, new NoLog())));

    private static RunCommand Run(HostServices s)
    {
        var pages = new OperationPages(s.Operations, s.Flags, s.Terminal, s.Log);
        return new RunCommand(
            s.Plugins,
            s.Planner,
            pages,
            new PlanInspection(pages, s.SourceCode, s.Flags, s.Environment, s.Terminal, s.Log),
            new RunLauncher(s.Executor, new BackgroundRuns(s.Executor, s.ProcessTable, s.Environment, s.Terminal), s.Environment, s.Terminal, s.Stop),
            // Rows need the local time zone, which is read from a file: only a run that isn't needed shows any.
            new NeededRuns(s.Runs, s.Finder, () => Rows(s), s.Terminal),
            new Editor(s.Environment),
            s.Terminal,
            s.Log,
            s.Stop);
    }

    private static BatchCommand Batch(HostServices s) => new(
        new BatchProcess(
            s.Runs,
            new TrialMaker(s.Environment, s.RunClock, s.Log),
            new TrialRunner(s.Environment, s.Runs, s.Planner, s.Executor, s.Log, s.Stop, s.Clock),
            s.Log,
            s.Stop),
        s.Environment,
        s.Log,
        s.Stop);

    private static PluginSetup Setup(HostServices s) => new(s.Environment, s.PluginPlaces, s.Plugins, s.Log, s.Stop.Token);

    private static ChosenRuns Chosen(HostServices s) => new(s.Runs, s.Clock, s.Zone, s.Log);

    private static RunFields Fields(HostServices s) => new(s.Environment, s.Zone);

    private static RunRows Rows(HostServices s) => new(s.Environment, s.Zone);

    private static RunsPreview Preview(HostServices s) => new(s.Terminal, Rows(s));

    private static ChangingRuns Changing(HostServices s) => new(s.Runs, s.Environment, Preview(s), s.Terminal, s.Stop);

    private static RunTrash Trash(HostServices s) => new(s.Runs, s.ProcessTable, s.Log);

    private static MovingRuns Moving(HostServices s) => new(s.Runs, s.Environment, s.Terminal, s.Stop, s.Log, s.Clock);

    private static ForegroundProgram Programs(HostServices s) => new(s.Environment, s.Terminal);

    private static PathOpener Opener(HostServices s) => new(Programs(s));

    private static MergeSafety MergeSafety(HostServices s) => new(s.Git);

    private static ApiRun ApiRun(HostServices s) => new(Fields(s), new ApiFiles(s.Runs, s.Environment), s.Zone, s.Clock);

    private static ExportingRuns Exporting(HostServices s) => new(Moving(s), s.Terminal, s.Log);

    private static ArchiveLookup Archives(HostServices s) => new(new NamedArchives(s.Environment), s.Runs, s.Environment, s.Zone);

    private static StoppingRuns Stopping(HostServices s) => new(new RunStopper(s.Clock), s.ProcessTable, s.Stop, s.Clock, s.Terminal);
}
