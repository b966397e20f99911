namespace Guild.Core.Resources;

/// <summary>Paths with every symbolic link on the way resolved. .NET resolves only the last component.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    /// <summary>The real path. Components that don't exist are taken as they are.</summary>
    public static string Of(string path)
    {
        var links = 0;
        var rest = new Stack<string>();
        Push(rest, Path.GetFullPath(path));
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        while (rest.TryPop(out var part))
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
                throw new IOException($"Too many levels of symbolic links: '{path}'");
            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target)!;
            Push(rest, target);
        }

        return real;
    }

    /// <summary>The real path; <see langword="null"/> when its links run in a circle.</summary>
    public static string? TryOf(string path)
    {
        try
        {
            return Of(path);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether a path lies in a directory, or is it. Both must be real.</summary>
    public static bool IsWithin(string path, string directory) =>
        path == directory
        || path.StartsWith(Path.EndsInDirectorySeparator(directory) ? directory : directory + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static void Push(Stack<string> rest, string path)
    {
        var parts = path[(Path.GetPathRoot(path)?.Length ?? 0)..].Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            if (parts[i] is not ("" or "."))
                rest.Push(parts[i]);
        }
    }
}
