using Guild.Core.Errors;

namespace Guild.Core.Configuration;

/// <summary>Directories given by the user.</summary>
public static class Directories
{
    /// <summary>The absolute form of a path that may start with <c>~</c>.</summary>
    public static string MakeAbsolute(string path, string workingDirectory, string userHome)
    {
        if (path == "~")
            return userHome;
        if (path.StartsWith("~/", StringComparison.Ordinal))
            return Path.Combine(userHome, path[2..]);
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, workingDirectory));
    }

    /// <summary>The absolute form of a path that must be a directory.</summary>
    /// <exception cref="GuildException">It doesn't exist or is a file.</exception>
    public static string RequireExisting(string path, string workingDirectory, string userHome)
    {
        var absolute = MakeAbsolute(path, workingDirectory, userHome);
        if (Directory.Exists(absolute))
            return absolute;
        throw new GuildException(File.Exists(absolute) ? $"'{path}' is not a directory" : $"directory '{path}' does not exist");
    }

    /// <summary>A path with the user's home directory written as <c>~</c>.</summary>
    public static string Shorten(string path, string userHome)
    {
        if (path == userHome)
            return "~";
        var prefix = Path.TrimEndingDirectorySeparator(userHome) + Path.DirectorySeparatorChar;
        return userHome.Length > 1 && path.StartsWith(prefix, StringComparison.Ordinal) ? "~/" + path[prefix.Length..] : path;
    }
}
