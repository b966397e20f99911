using System.Security.Cryptography;
using Guild.Abstractions;
using Guild.Core.Logging;
using Guild.Core.Runs;

namespace Guild.Core.Resources.Caching;

/// <summary>An entry of the cache, as long as its lock is held.</summary>
internal sealed class HeldEntry(string directory, FileLock held, FileDigests digests, ContentIndex index, IGuildLog log) : ICacheEntry
{
    private readonly EntryFiles _files = new(directory);

    public string Directory => directory;

    public async Task<CachedFile?> FindAsync(string name, CancellationToken cancel)
    {
        var path = _files.Of(name);
        if (!File.Exists(path))
            return null;
        var verified = new VerifiedNote(_files.Verified(name));
        if (verified.Read(FileIdentity.Of(path)) is { } known)
            return new CachedFile(path, known);

        // Somebody touched the file, or the original brought it here: its content decides.
        var identity = FileIdentity.Of(path);
        var actual = await Sha256Async(path, cancel);
        var expected = ReadText(_files.Digest(name))?.Trim();
        if (expected is not null && !string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase))
        {
            log.Warning($"cached file '{path}' is damaged (expected sha256 {expected} but got {actual}); fetching it again");
            Forget(name);
            return null;
        }

        if (FileIdentity.Of(path) == identity)
            Adopt(name, actual, isNew: expected is null);
        return new CachedFile(path, actual);
    }

    public async Task<CachedFile?> AdoptAsync(string name, string sha256, CancellationToken cancel)
    {
        var path = _files.Of(name);
        if (index.Find(sha256) is not { } other || other == path)
            return null;
        var copy = _files.Note(name + ".adopted");
        try
        {
            File.Delete(copy);
            await TreeCopy.FileAsync(other, copy, cancel);
            // Unchanged before and after: what was copied is what the digest speaks of.
            if (!ContentIndex.IsOf(other, sha256))
                return null;
            Publish(copy, name, sha256);
            return new CachedFile(path, sha256.ToLowerInvariant());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody tidies up meanwhile, or the disk is full: it is downloaded then, or that says why not.
            return null;
        }
        finally
        {
            WriteText(copy, null);
        }
    }

    public IFileDownload OpenDownload(string name)
    {
        _ = _files.Of(name); // Refuses what is no name.
        return new FileDownload(_files, name, digests, index);
    }

    public string? ReadNote(string name) => ReadText(_files.Note(name));

    public void WriteNote(string name, string? text) => WriteText(_files.Note(name), text);

    public void Dispose()
    {
        // Nobody else is here before the lock is free. What failed leaves no entry behind, unless it left a part to go on with.
        EntryFiles.RemoveEmpty(directory);
        held.Dispose();
    }

    /// <summary>The text of a small file; <see langword="null"/> when there is none.</summary>
    public static string? ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes a small file at once or not at all; <see langword="null"/> deletes it.</summary>
    public static void WriteText(string path, string? text)
    {
        try
        {
            if (text is null)
            {
                File.Delete(path);
                return;
            }

            // The entry's lock is held: one temporary name will do, and a left-over is written over.
            var temporary = path + ".new";
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CacheWriteException(e.Message, e);
        }
    }

    private void Adopt(string name, string sha256, bool isNew)
    {
        try
        {
            if (isNew)
                WriteText(_files.Digest(name), sha256);
            EntryFiles.Protect(_files.Of(name));
        }
        catch (Exception e) when (e is CacheWriteException or UnauthorizedAccessException)
        {
            // Another user's file in a home of several: it costs time at the next run, nothing else.
        }

        new VerifiedNote(_files.Verified(name)).Write(FileIdentity.Of(_files.Of(name)), sha256);
    }

    private void Publish(string file, string name, string sha256)
    {
        Forget(name);
        File.Move(file, _files.Of(name), overwrite: true);
        EntryFiles.Protect(_files.Of(name));
        WriteText(_files.Digest(name), sha256.ToLowerInvariant());
        new VerifiedNote(_files.Verified(name)).Write(FileIdentity.Of(_files.Of(name)), sha256.ToLowerInvariant());
    }

    private void Forget(string name)
    {
        WriteText(_files.Verified(name), null);
        WriteText(_files.Of(name), null);
        WriteText(_files.Digest(name), null);
    }

    private static async Task<string> Sha256Async(string path, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }
}
