using System.ComponentModel;
using Guild.Abstractions;

namespace Guild.Plugins.Python.Interpreters;

/// <summary>
/// Finds the interpreter for an operation. An interpreter is asked about itself once; the answer is kept for as long as its file stays
/// the same, so that a run starts no Python but its own.
/// </summary>
internal sealed class InterpreterFinder(IProcessRunner processes, ICachePaths cache)
{
    private const string Probe = """
        import sys
        p = [d for d in sys.path if d]
        print("\n".join([sys.version.replace("\n", ""), "%d.%d.%d" % tuple(sys.version_info[:3]), sys.executable] + p))
        """;

    /// <summary>The interpreter to use, or <see langword="null"/> when there is no Python 3.</summary>
    public async Task<PythonInterpreter?> FindDefaultAsync(
        IReadOnlyDictionary<string, string> environment, string directory, CancellationToken cancel)
    {
        foreach (var candidate in PythonCandidates.InOrder(environment))
        {
            if (await AskAsync(candidate, environment, directory, cancel) is { Version.Major: >= 3 } interpreter)
                return interpreter;
        }

        return null;
    }

    /// <summary>
    /// The interpreter to use, in the version range <paramref name="requirement"/> (none: any Python 3). A version manager follows the
    /// settings of <paramref name="directory"/>.
    /// </summary>
    /// <exception cref="LaunchException">There is none, or none in the range.</exception>
    public async Task<PythonInterpreter> FindAsync(
        string? requirement, IReadOnlyDictionary<string, string> environment, string directory, CancellationToken cancel)
    {
        var usual = await FindDefaultAsync(environment, directory, cancel);
        if (string.IsNullOrWhiteSpace(requirement))
            return usual ?? throw NotFound(environment);
        if (usual is not null && VersionRequirement.Admits(requirement, usual.Version))
            return usual;

        PythonInterpreter? best = null;
        foreach (var candidate in PythonCandidates.Versioned(environment))
        {
            if (await AskAsync(candidate, environment, directory, cancel) is { } other
                && VersionRequirement.Admits(requirement, other.Version)
                && (best is null || other.Version > best.Version))
                best = other;
        }

        return best ?? throw new LaunchException($"cannot find a python interpreter for requirement '{requirement}'")
        {
            Remedy = usual is null
                ? "install Python 3, or set GUILD_PYTHON_EXE to an interpreter"
                : $"'{usual.Executable}' is {usual.Version}; install a matching Python, or set GUILD_PYTHON_EXE to one",
        };
    }

    private static LaunchException NotFound(IReadOnlyDictionary<string, string> environment) =>
        environment.TryGetValue("GUILD_PYTHON_EXE", out var chosen) && chosen.Length > 0
            ? new LaunchException($"python interpreter '{chosen}' not found")
            {
                Remedy = "correct GUILD_PYTHON_EXE, or unset it to use the python3 on PATH",
            }
            : new LaunchException("python3 not found")
            {
                Remedy = "install Python 3 and put it on PATH, or set GUILD_PYTHON_EXE to an interpreter",
            };

    private async Task<PythonInterpreter?> AskAsync(
        string executable, IReadOnlyDictionary<string, string> environment, string directory, CancellationToken cancel)
    {
        var stamp = InterpreterStamp.Of(executable, environment, directory);
        var name = "interpreter:" + executable;
        if (CacheFile.Read(cache.Directory, name, stamp) is { Length: >= 3 } known)
            return Parse(executable, known);

        ProcessResult answer;
        try
        {
            answer = await processes.RunAsync(
                new ProcessCall(executable, ["-c", Probe])
                {
                    WorkingDirectory = Directory.Exists(directory) ? directory : null,
                    Environment = new Dictionary<string, string?> { ["PYTHONPATH"] = null, ["PYTHONIOENCODING"] = "utf-8" },
                },
                cancel);
        }
        catch (Win32Exception)
        {
            // Found, but not startable (another architecture, a dangling '#!'): not an interpreter, look further.
            return null;
        }

        var lines = answer.Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (answer.ExitCode != 0 || lines.Length < 3)
            return null;
        if (Parse(executable, lines) is { } interpreter)
        {
            CacheFile.Write(cache.Directory, name, stamp, lines);
            return interpreter;
        }

        return null;
    }

    private static PythonInterpreter? Parse(string executable, string[] lines)
    {
        if (!Version.TryParse(lines[1], out var version))
            return null;
        // Starting the program behind a version manager's script spares its cost at every run. A virtual environment's
        // link is kept: Python finds the environment by the name it is started with.
        var program = OperatingSystem.IsWindows()
            ? Path.GetFileName(executable).Equals("py.exe", StringComparison.OrdinalIgnoreCase) ? lines[2] : executable
            : InterpreterStamp.IsScript(executable) ? lines[2] : executable;
        return new PythonInterpreter(program, lines[0], version, lines[3..]);
    }
}
