namespace Guild.Abstractions;

/// <summary>One source's place in the cache, held by this task alone. Dispose of it to let others in.</summary>
/// <remarks>
/// What is kept about its files lies beside them, in files called <c>.guild-cache-…</c>. A note whose name ends in <c>.digests</c> holds lines
/// <c>SHA256  PATH</c> (the path relative to the entry, percent-encoded), by which <c>guild cache verify</c> checks files that weren't made with
/// <see cref="OpenDownload"/>.
/// </remarks>
public interface ICacheEntry : IDisposable
{
    /// <summary>Absolute path of the entry. It exists.</summary>
    string Directory { get; }

    /// <summary>
    /// A file that was completed before; <see langword="null"/> when there is none, or when it has been damaged since, which is said and
    /// undone. Costs nothing that grows with the file as long as nobody touched it.
    /// </summary>
    /// <param name="name">The file's name, without directories.</param>
    /// <param name="cancel">Stops the work.</param>
    Task<CachedFile?> FindAsync(string name, CancellationToken cancel);

    /// <summary>
    /// Takes a file over that came here from another source, by its digest: a mirror's, or that of a URL which has changed. It replaces what is
    /// there under the name. <see langword="null"/> when nobody has brought such a file.
    /// </summary>
    /// <param name="name">The file's name here, without directories.</param>
    /// <param name="sha256">The digest as hex.</param>
    /// <param name="cancel">Stops the work.</param>
    Task<CachedFile?> AdoptAsync(string name, string sha256, CancellationToken cancel);

    /// <summary>A download of a file, an earlier one that was broken off continued.</summary>
    /// <param name="name">The file's name, without directories.</param>
    IFileDownload OpenDownload(string name);

    /// <summary>A text kept by <see cref="WriteNote"/>; <see langword="null"/> when there is none.</summary>
    string? ReadNote(string name);

    /// <summary>Keeps a short text in the entry, at once or not at all. Secrets have no place in it.</summary>
    /// <param name="name">The note's name, without directories: begin it with that of the file which it is about, as in <c>data.csv.validators</c>.</param>
    /// <param name="text">The text; <see langword="null"/> takes the note away.</param>
    void WriteNote(string name, string? text);
}
