using Guild.Abstractions;

namespace Guild.Tool.Plugins.Guarding;

internal class GuardedRuntime(string plugin, IOperationRuntime runtime, PluginGuard guard) : IOperationRuntime
{
    public static IOperationRuntime Of(string plugin, IOperationRuntime runtime, PluginGuard guard) =>
        runtime is IEnvironmentFacts facts ? new WithFacts(plugin, runtime, facts, guard) : new GuardedRuntime(plugin, runtime, guard);

    public Task<LaunchRecord> PlanAsync(LaunchRequest request, CancellationToken cancel) =>
        guard.CallAsync(plugin, c => runtime.PlanAsync(request, c), cancel);

    // An ability of its own has to be seen through the guard, and only where the plugin has it.
    private sealed class WithFacts(string plugin, IOperationRuntime runtime, IEnvironmentFacts facts, PluginGuard guard)
        : GuardedRuntime(plugin, runtime, guard), IEnvironmentFacts
    {
        private readonly string _plugin = plugin;
        private readonly PluginGuard _guard = guard;

        public Task<IReadOnlyList<KeyValuePair<string, string>>> FactsAsync(IReadOnlyDictionary<string, string> environment, CancellationToken cancel) =>
            _guard.CallAsync(_plugin, c => facts.FactsAsync(environment, c), cancel);
    }
}
