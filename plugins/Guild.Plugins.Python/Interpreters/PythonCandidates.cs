namespace Guild.Plugins.Python.Interpreters;

/// <summary>Where Python interpreters are looked for. Looks at files only; starts nothing.</summary>
internal static class PythonCandidates
{
    /// <summary>The interpreter that the user chose, or the first found; <see langword="null"/> when there is none.</summary>
    public static IEnumerable<string> InOrder(IReadOnlyDictionary<string, string> environment)
    {
        if (Variable(environment, "GUILD_PYTHON_EXE") is { } chosen)
        {
            // A choice is a choice: when it doesn't exist, silently taking another one would hide the mistake.
            var path = chosen.Contains('/') || chosen.Contains(Path.DirectorySeparatorChar)
                ? (File.Exists(chosen) ? Path.GetFullPath(chosen) : null)
                : OnPath(environment, [chosen]).FirstOrDefault();
            if (path is not null)
                yield return path;
            yield break;
        }

        foreach (var variable in (string[])["VIRTUAL_ENV", "CONDA_PREFIX"])
        {
            if (Variable(environment, variable) is not { } prefix)
                continue;
            foreach (var relative in OperatingSystem.IsWindows() ? WindowsLayout : UnixLayout)
            {
                var path = Path.Combine(prefix, relative);
                if (IsProgram(path))
                    yield return path;
            }
        }

        foreach (var path in OnPath(environment, ["python3", "python", .. OperatingSystem.IsWindows() ? ["py"] : (string[])[]]))
            yield return path;
    }

    /// <summary>Every interpreter on PATH whose name tells a version: <c>python3.12</c>.</summary>
    public static IEnumerable<string> Versioned(IReadOnlyDictionary<string, string> environment)
    {
        foreach (var directory in Directories(environment))
        {
            string[] files;
            try
            {
                files = Directory.GetFiles(directory, "python3.*");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // PATH often names directories that don't exist or can't be listed.
                continue;
            }

            foreach (var file in files)
            {
                // The pattern, as on Windows of old, also finds 'python3' without a dot.
                var name = Path.GetFileName(file.AsSpan());
                if (!name.StartsWith("python3.", StringComparison.Ordinal))
                    continue;
                var minor = name["python3.".Length..];
                if (minor.EndsWith(".exe", StringComparison.OrdinalIgnoreCase))
                    minor = minor[..^".exe".Length];
                if (minor.Length > 0 && minor.IndexOfAnyExceptInRange('0', '9') < 0 && IsProgram(file))
                    yield return file;
            }
        }
    }

    private static readonly string[] UnixLayout = ["bin/python", "bin/python3"];

    private static readonly string[] WindowsLayout = [@"Scripts\python.exe", "python.exe"];

    private static IEnumerable<string> OnPath(IReadOnlyDictionary<string, string> environment, string[] names)
    {
        foreach (var name in names)
        {
            foreach (var directory in Directories(environment))
            {
                var path = Path.Combine(directory, name);
                if (IsProgram(path))
                    yield return path;
                if (OperatingSystem.IsWindows() && !Path.HasExtension(name) && IsProgram(path + ".exe"))
                    yield return path + ".exe";
            }
        }
    }

    private static IEnumerable<string> Directories(IReadOnlyDictionary<string, string> environment) =>
        (Variable(environment, "PATH") ?? Variable(environment, "Path") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified);

    private static bool IsProgram(string path)
    {
        // Windows puts an empty python.exe on PATH that opens its store.
        if (OperatingSystem.IsWindows())
            return File.Exists(path) && new FileInfo(path).Length > 0;
        const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (File.GetUnixFileMode(path) & Executable) != 0;
    }

    private static string? Variable(IReadOnlyDictionary<string, string> environment, string name) =>
        environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
