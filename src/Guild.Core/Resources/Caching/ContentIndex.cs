using Guild.Core.Hashing;

namespace Guild.Core.Resources.Caching;

/// <summary>Which file of the cache has a digest, so that what is here already need not come again from another place.</summary>
/// <param name="home">Absolute path of the Guild home.</param>
internal sealed class ContentIndex(string home)
{
    private readonly string _resources = Path.Combine(home, "cache", "resources") + Path.DirectorySeparatorChar;

    /// <summary>A file that has the digest, as of now; <see langword="null"/> when none is known.</summary>
    public string? Find(string sha256)
    {
        var path = HeldEntry.ReadText(NoteOf(sha256))?.TrimEnd('\n');
        return path is not null && path.StartsWith(_resources, StringComparison.Ordinal) && IsOf(path, sha256) ? path : null;
    }

    /// <summary>Whether a file of the cache has the digest, by what is noted beside it.</summary>
    public static bool IsOf(string path, string sha256) =>
        File.Exists(path)
        && new VerifiedNote(new EntryFiles(Path.GetDirectoryName(path)!).Verified(Path.GetFileName(path))).Read(FileIdentity.Of(path)) is { } actual
        && string.Equals(actual, sha256, StringComparison.OrdinalIgnoreCase);

    /// <summary>Notes a complete file.</summary>
    public void Add(string path, string sha256)
    {
        var note = NoteOf(sha256);
        var temporary = $"{note}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(note)!);
            File.WriteAllText(temporary, path + "\n");
            File.Move(temporary, note, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then it comes twice one day, nothing else.
        }
    }

    private string NoteOf(string sha256) => Path.Combine(home, "cache", "digests", "sha256-" + Sha224Hash.Of(sha256.ToLowerInvariant()));
}
