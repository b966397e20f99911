namespace Guild.Core.Runs;

/// <summary>Project directories as lists of runs show them behind the operation (cli.md B.13).</summary>
public static class ProjectPathText
{
    private const int LongestPath = 28;
    private const string Ellipsis = "…";

    /// <summary>
    /// The project of a run as seen from a directory: relative if it lies below it or its parent, else absolute with <c>~</c> for the user's
    /// home, shortened; <see langword="null"/> when it is that directory.
    /// </summary>
    public static string? Of(string projectDirectory, string currentDirectory, string userHome)
    {
        var project = Trim(projectDirectory);
        var current = Trim(currentDirectory);
        if (project == current)
            return null;
        if (Below(project, current) is { } inside)
            return Shorten(inside);
        var parent = Path.GetDirectoryName(current);
        // Everything lies below the root; naming it relative to there would say nothing.
        if (parent is { Length: > 1 } && project == parent)
            return "../";
        if (parent is { Length: > 1 } && Below(project, parent) is { } beside)
            return Shorten($"../{beside}");
        return Shorten(WithTilde(project, userHome));
    }

    /// <summary>A path with <c>~</c> for the user's home.</summary>
    public static string WithTilde(string path, string userHome)
    {
        var home = Trim(userHome);
        if (path == home)
            return "~";
        return home.Length > 1 && Below(path, home) is { } below ? $"~/{below}" : path;
    }

    /// <summary>A path of at most about 28 characters: parts in the middle give way to <c>…</c>.</summary>
    public static string Shorten(string path)
    {
        if (path.Length <= LongestPath)
            return path;
        var parts = Parts(path);
        if (parts.Count < 2)
            return path;
        var isAbsolute = path.StartsWith('/');
        var left = new List<string>();
        var right = new List<string> { parts[^1] };
        parts.RemoveAt(parts.Count - 1);
        if (!isAbsolute)
        {
            left.Add(parts[0]);
            parts.RemoveAt(0);
        }

        var takesRight = !isAbsolute;
        while (parts.Count > 0)
        {
            var part = takesRight ? parts[^1] : parts[0];
            if (Length(left) + Length(right) + part.Length + 1 >= LongestPath)
                break;
            if (takesRight)
            {
                right.Insert(0, part);
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                left.Add(part);
                parts.RemoveAt(0);
            }

            takesRight = !takesRight;
        }

        var shortened = string.Join('/', [.. left, Ellipsis, .. right]);
        return shortened.Length < path.Length ? shortened : path;
    }

    private static int Length(List<string> parts) => parts.Sum(p => p.Length + 1);

    // A leading '/' stays with the first part.
    private static List<string> Parts(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (path.StartsWith('/') && parts.Count > 0)
            parts[0] = "/" + parts[0];
        return parts;
    }

    private static string Trim(string path) => path.Length > 1 ? path.TrimEnd('/') : path;

    private static string? Below(string path, string directory)
    {
        var prefix = directory.EndsWith('/') ? directory : directory + "/";
        return path.Length > prefix.Length && path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : null;
    }
}
