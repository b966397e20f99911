namespace Guild.Core.Resources.Caching;

/// <summary>Names of what lies beside a file in its cache entry (runs.md 6.4).</summary>
/// <param name="directory">Absolute path of the entry.</param>
internal sealed class EntryFiles(string directory)
{
    private const string NotePrefix = ".guild-cache-";

    /// <summary>The file itself.</summary>
    public string Of(string name) => Path.Combine(directory, Plain(name));

    /// <summary>Its digest, as the original writes it.</summary>
    public string Digest(string name) => Note(name + ".sha");

    /// <summary>The identity of the file whose digest that is: ours alone.</summary>
    public string Verified(string name) => Note(name + ".verified");

    /// <summary>The part of it that has been downloaded.</summary>
    public string Partial(string name) => Note(name + ".partial");

    /// <summary>What the part is a part of.</summary>
    public string PartialNote(string name) => Note(name + ".partial-of");

    /// <summary>A note of a resolver's.</summary>
    public string Note(string name) => Path.Combine(directory, NotePrefix + Plain(name));

    /// <summary>Takes everyone's right to write to a file. Runs link to files of the cache, and one that writes to such a link would spoil it for all others.</summary>
    public static void Protect(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var mode = File.GetUnixFileMode(path);
        var plain = mode & ~(UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);
        if (mode != plain)
            File.SetUnixFileMode(path, plain);
    }

    /// <summary>Removes a directory in which nothing is, if that is possible.</summary>
    public static void RemoveEmpty(string directory)
    {
        try
        {
            if (!Directory.EnumerateFileSystemEntries(directory).Any())
                Directory.Delete(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays, and harms nobody.
        }
    }

    private static string Plain(string name) =>
        name.Length > 0 && name is not ("." or "..") && !name.AsSpan().ContainsAny('/', '\\', '\0')
            ? name
            : throw new ArgumentException($"'{name}' is no file name", nameof(name));
}
