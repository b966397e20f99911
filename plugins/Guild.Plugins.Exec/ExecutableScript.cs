using Guild.Abstractions;

namespace Guild.Plugins.Exec;

/// <summary>A file that is run without a Guild file.</summary>
internal static class ExecutableScript
{
    /// <summary>The file's absolute path.</summary>
    /// <exception cref="LaunchException">It can't be executed.</exception>
    public static string Check(LaunchRequest request)
    {
        var path = request.Words[0];
        if (IsExecutable(path, request.Environment))
            return path;
        var shown = Path.GetRelativePath(request.ProjectDirectory, path);
        throw new LaunchException($"cannot run '{(shown.StartsWith("..", StringComparison.Ordinal) ? path : shown)}': must be an executable file")
        {
            Remedy = RemedyFor(shown),
        };
    }

    private static string? RemedyFor(string shown)
    {
        // Documents that Guild AI runs without their being programs; here a plugin would have to claim them.
        var command = Path.GetExtension(shown) switch
        {
            ".R" or ".r" => $"Rscript {shown}",
            ".qmd" => $"quarto render {shown}",
            _ => null,
        };
        if (command is not null)
            return $"no plugin here runs such files; name the program in the Guild file, as in 'exec: {command}'";
        return OperatingSystem.IsWindows() ? null : $"make it executable with 'chmod +x {shown}'";
    }

    private static bool IsExecutable(string path, IReadOnlyDictionary<string, string> environment)
    {
        if (OperatingSystem.IsWindows())
        {
            return environment.GetValueOrDefault("PATHEXT", ".COM;.EXE;.BAT;.CMD")
                .Split(';').Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
        }

        const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (File.GetUnixFileMode(path) & Executable) != 0;
    }
}
