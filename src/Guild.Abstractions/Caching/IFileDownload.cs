namespace Guild.Abstractions;

/// <summary>A file on its way into the cache. Disposing of it keeps what is there for the next attempt.</summary>
public interface IFileDownload : IDisposable
{
    /// <summary>Absolute path of the unfinished file.</summary>
    string Path { get; }

    /// <summary>How many bytes are there, those of an earlier attempt included.</summary>
    long Length { get; }

    /// <summary>
    /// What these bytes are the beginning of, in the resolver's own words (an ETag, a length); kept beside them so that the next attempt
    /// can tell whether it may go on. <see langword="null"/> when there is nothing yet.
    /// </summary>
    string? Note { get; set; }

    /// <summary>Throws away what is there, the note included.</summary>
    void Restart();

    /// <summary>Appends all that a stream gives, computing digests on the way. When it fails, what came before the failure stays.</summary>
    /// <param name="content">What to append.</param>
    /// <param name="transfer">Told of the bytes as they come.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="IOException">Reading or writing failed; <see cref="CacheWriteException"/> when it was the writing.</exception>
    Task AppendAsync(Stream content, ITransfer transfer, CancellationToken cancel);

    /// <summary>The SHA-256 digest of what is there, as lower-case hex. Reads only what has not been appended by this object.</summary>
    Task<string> Sha256Async(CancellationToken cancel);

    /// <summary>
    /// Declares the file complete and verified: from now on it is there under its own name, read-only, for everyone. What was there under
    /// that name before is replaced.
    /// </summary>
    Task<CachedFile> CompleteAsync(CancellationToken cancel);
}
