using Guild.Abstractions;
using Guild.Core.Configuration;
using Guild.Core.Discovery;
using Guild.Core.Logging;
using Guild.Core.Operations;
using Guild.Core.Planning;
using Guild.Core.Plugins;
using Guild.Core.Resources;
using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Core.SourceCode;
using Guild.Tool.Commands;
using Guild.Tool.Plugins;
using Guild.Tool.Terminal;
using Guild.Tool.Views;
using Microsoft.Extensions.DependencyInjection;

namespace Guild.Tool.CommandLine;

/// <summary>The services that commands are built from. Registered as factories: what a command doesn't need is never made.</summary>
internal static class HostServices
{
    /// <summary>The container of one command.</summary>
    public static ServiceProvider Build(HostContext context)
    {
        var services = new ServiceCollection();
        AddHost(services, context);
        AddEngine(services);
        AddCommands(services);
        return services.BuildServiceProvider();
    }

    private static void AddHost(ServiceCollection services, HostContext context)
    {
        var environment = context.Environment;
        services.AddSingleton(environment);
        services.AddSingleton(context.Terminal);
        services.AddSingleton<IGuildLog>(context.Log);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => TimeZoneInfo.Local);
        services.AddSingleton(_ => new StopRequest());
        services.AddSingleton(s => new UserConfig(environment, s.GetRequiredService<IGuildLog>()));
        services.AddSingleton<IProcessRunner>(_ => new ProcessRunner());
        services.AddSingleton(s => new PluginServices(
            environment,
            context.Log,
            s.GetRequiredService<IProcessRunner>,
            TimeProvider.System,
            () => s.GetRequiredService<UserConfig>().Section("plugins")));
        services.AddSingleton(s => new PluginCatalog(
            PluginPlaces.Of(environment, AppContext.BaseDirectory, context.Global.PluginPaths), s.GetRequiredService<PluginServices>()));
        services.AddSingleton<IPluginCatalog>(s => s.GetRequiredService<PluginCatalog>());
        services.AddSingleton(s => new CommandLookup(s.GetRequiredService<PluginCatalog>()));
        services.AddSingleton(_ => new Editor(environment));
        services.AddSingleton(_ => new OutputScreens(context.Terminal.OutBytes, context.Terminal.ErrorBytes));
    }

    private static void AddEngine(ServiceCollection services)
    {
        services.AddSingleton<IProcessTable, SystemProcessTable>();
        services.AddSingleton<RunStore>();
        services.AddSingleton<RunFinder>();
        services.AddSingleton<IUpstreamRuns, UpstreamRuns>();
        services.AddSingleton<GuildFileLoader>();
        services.AddSingleton<OperationResolver>();
        services.AddSingleton<RecordedDefinitions>();
        services.AddSingleton<DiscoveryCache>();
        services.AddSingleton<OperationFlags>();
        services.AddSingleton<IOperationFlags>(s => s.GetRequiredService<OperationFlags>());
        services.AddSingleton<RunPlanner>();
        services.AddSingleton<SourceCodeSelector>();
        services.AddSingleton<IDependencyResolver, DependencyResolver>();
        services.AddSingleton<RunClock>();
        services.AddSingleton<RunExecutor>();
    }

    private static void AddCommands(ServiceCollection services)
    {
        services.AddTransient<ChosenRuns>();
        services.AddTransient<RunFields>();
        services.AddTransient<RunRows>();
        services.AddTransient<RunsListView>();
        services.AddTransient<RunsInfoView>();
        services.AddTransient<RunsPreview>();
        services.AddTransient<RunTrash>();
        services.AddTransient<StoppingRuns>();
        services.AddTransient(_ => new RunStopper(TimeProvider.System));
        services.AddTransient<RunCommand>();
        services.AddTransient<RunLauncher>();
        services.AddTransient<BackgroundRuns>();
        services.AddTransient<NeededRuns>();
        services.AddTransient<PlanInspection>();
        services.AddTransient<OperationPages>();
    }
}
