using System.Globalization;
using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>The files of one state of a prefix, as they were when they were complete.</summary>
/// <param name="files">The files by their path below the directory.</param>
internal sealed class PrefixFiles(IReadOnlyDictionary<string, PrefixFiles.Known> files)
{
    /// <summary>The name of the note about a state.</summary>
    public static string NoteOf(string state) => state + ".objects";

    /// <summary>Reads what was noted; <see langword="null"/> when nothing was.</summary>
    public static PrefixFiles? Read(ICacheEntry entry, string state)
    {
        if (state.Length == 0 || entry.ReadNote(NoteOf(state)) is not { } note)
            return null;
        var files = new Dictionary<string, Known>(StringComparer.Ordinal);
        foreach (var line in note.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('\t') is not [var digest, var size, var time, var tag, var path]
                || !long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
                || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks))
                return null;
            files[Uri.UnescapeDataString(path)] = new Known(digest, bytes, ticks, EntityTag.Parse(Uri.UnescapeDataString(tag)));
        }

        return new PrefixFiles(files);
    }

    /// <summary>Whether all files look as they did when they were complete. Reads none of them.</summary>
    public bool IsWhole(string directory) => files.All(f => Looks(Path.Combine(directory, f.Key), f.Value));

    /// <summary>What is known of a file.</summary>
    public Known? Find(string path) => files.GetValueOrDefault(path);

    /// <summary>The text to be kept.</summary>
    public string ToNote() => string.Concat(files.Select(f =>
        string.Create(CultureInfo.InvariantCulture, $"{f.Value.Sha256}\t{f.Value.Size}\t{f.Value.ModifiedTicks}\t{Uri.EscapeDataString(f.Value.Tag.ToString())}\t{Uri.EscapeDataString(f.Key)}\n")));

    /// <summary>The digests for 'guild cache verify': a line for each file, its path relative to the entry.</summary>
    public string ToDigests(string directory) => string.Concat(files.Select(f =>
        $"{f.Value.Sha256}  {directory}/{string.Join('/', f.Key.Split('/').Select(Uri.EscapeDataString))}\n"));

    /// <summary>Whether a file has the size and time that it had.</summary>
    public static bool Looks(string path, Known known) =>
        new FileInfo(path) is { Exists: true } file && file.Length == known.Size && file.LastWriteTimeUtc.Ticks == known.ModifiedTicks;

    /// <summary>A file that was complete.</summary>
    /// <param name="Sha256">Its digest.</param>
    /// <param name="Size">Its size.</param>
    /// <param name="ModifiedTicks">When it was last written to.</param>
    /// <param name="Tag">The ETag of the object that it is.</param>
    internal sealed record Known(string Sha256, long Size, long ModifiedTicks, EntityTag Tag);
}
