namespace Guild.Core.Resources.Caching;

/// <summary>What an entry of the cache is of, and when it was last asked for: a small file in the entry, the second fact its time.</summary>
internal static class EntryNote
{
    /// <summary>The file's name.</summary>
    public const string Name = ".guild-cache-source";

    /// <summary>Notes that a source's entry is used.</summary>
    /// <param name="directory">Absolute path of the entry, which exists.</param>
    /// <param name="uri">The source, without secrets.</param>
    /// <param name="now">The time.</param>
    public static void Use(string directory, string uri, DateTimeOffset now)
    {
        var path = Path.Combine(directory, Name);
        try
        {
            if (ReadSource(directory) != uri)
                HeldEntry.WriteText(path, uri + "\n");
            File.SetLastWriteTimeUtc(path, now.UtcDateTime);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that can't be written to is still good to read from; only its list says less.
        }
    }

    /// <summary>The source; <see langword="null"/> when an older version, or the original, made the entry.</summary>
    public static string? ReadSource(string directory) => HeldEntry.ReadText(Path.Combine(directory, Name))?.TrimEnd('\n');

    /// <summary>When the entry was last used; for one without note, when something was last put into it.</summary>
    public static DateTimeOffset LastUse(string directory)
    {
        var note = new FileInfo(Path.Combine(directory, Name));
        return note.Exists ? note.LastWriteTimeUtc : Directory.GetLastWriteTimeUtc(directory);
    }
}
