namespace Guild.Core.GuildFiles;

/// <summary>Finds the Guild file of a directory (guildfile.md 1.1): the one in it, never one above it.</summary>
public static class GuildFileFinder
{
    /// <summary>The name of Guild files.</summary>
    public const string FileName = "guild.yml";

    /// <summary>Absolute path of the directory's Guild file, or <see langword="null"/>.</summary>
    public static string? Find(string directory)
    {
        var path = Path.Combine(directory, FileName);
        return File.Exists(path) ? path : null;
    }

    /// <summary>Absolute path of the nearest Guild file above the directory, for a hint; or <see langword="null"/>.</summary>
    public static string? FindAbove(string directory)
    {
        for (var parent = Path.GetDirectoryName(directory); parent is not null; parent = Path.GetDirectoryName(parent))
        {
            if (Find(parent) is { } path)
                return path;
        }

        return null;
    }
}
