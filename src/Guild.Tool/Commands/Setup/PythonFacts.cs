using Guild.Abstractions;
using Guild.Core;
using Guild.Core.GuildFiles;
using Guild.Tool.Plugins;

namespace Guild.Tool.Commands.Setup;

/// <summary>What the plugin that runs Python programs says about the Python that it would take.</summary>
internal static class PythonFacts
{
    /// <summary>The facts, in the order in which <c>guild check</c> shows them; none when no plugin tells any.</summary>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync(PluginCatalog plugins, GuildEnvironment environment, CancellationToken cancel) =>
        plugins.FindRuntime(new ProgramDef("main", ["main"])) is { } runtime && plugins.Activate<IOperationRuntime>(runtime) is IEnvironmentFacts facts
            ? await facts.FactsAsync(environment.Variables, cancel)
            : [];

    /// <summary>Whether a fact is about Python itself, not about a library.</summary>
    public static bool IsOfPython(string fact) => fact.StartsWith("python_", StringComparison.Ordinal);
}
