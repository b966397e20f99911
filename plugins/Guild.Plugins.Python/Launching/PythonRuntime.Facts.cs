using Guild.Abstractions;
using Guild.Plugins.Python.Interpreters;
using Guild.Plugins.Python.Packages;

namespace Guild.Plugins.Python.Launching;

/// <content>What <c>guild check</c> shows of the Python that will run operations.</content>
public sealed partial class PythonRuntime : IEnvironmentFacts
{
    /// <summary>The packages that are asked about, by the names under which Guild AI shows their versions.</summary>
    private static readonly (string Fact, string Package)[] Libraries =
    [
        ("psutil", "psutil"), ("tensorboard", "tensorboard"), ("click", "click"), ("numpy", "numpy"), ("pandas", "pandas"), ("sklearn", "scikit-learn"),
        ("skopt", "scikit-optimize"), ("tensorflow", "tensorflow"), ("pytorch", "torch"), ("yaml", "pyyaml"),
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> FactsAsync(IReadOnlyDictionary<string, string> environment, CancellationToken cancel)
    {
        var directory = environment.GetValueOrDefault("PWD") ?? Path.GetTempPath();
        var interpreter = await new InterpreterFinder(processes, cache).FindDefaultAsync(environment, directory, cancel);
        return
        [
            new("python_version", interpreter?.VersionText ?? "not installed"),
            new("python_exe", interpreter?.Executable ?? "not installed"),
            .. Versions(interpreter),
        ];
    }

    private IEnumerable<KeyValuePair<string, string>> Versions(PythonInterpreter? interpreter)
    {
        var installed = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in interpreter is null ? [] : new InstalledPackages(cache).Of(interpreter))
        {
            var words = line.Split("==", 2);
            if (words.Length == 2)
                installed[words[0]] = words[1];
        }

        foreach (var (fact, package) in Libraries)
            yield return new(fact + "_version", installed.GetValueOrDefault(package, "not installed"));
    }
}
