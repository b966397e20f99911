using Guild.Abstractions;
using Guild.Plugins.Python.Interpreters;

namespace Guild.Plugins.Python.Launching;

/// <content>What <c>guild check</c> shows of the Python that will run operations.</content>
public sealed partial class PythonRuntime : IEnvironmentFacts
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> FactsAsync(IReadOnlyDictionary<string, string> environment, CancellationToken cancel)
    {
        var directory = environment.GetValueOrDefault("PWD") ?? Path.GetTempPath();
        var interpreter = await new InterpreterFinder(processes, cache).FindDefaultAsync(environment, directory, cancel);
        return
        [
            new("python_version", interpreter?.VersionText ?? "not installed"),
            new("python_exe", interpreter?.Executable ?? "not installed"),
        ];
    }
}
