using System.Security.Cryptography;
using Guild.Abstractions;
using Microsoft.Win32.SafeHandles;

namespace Guild.Core.Resources.Caching;

/// <summary>A download into a cache entry whose lock is held.</summary>
/// <param name="files">Names in the entry.</param>
/// <param name="name">The file's name.</param>
/// <param name="digests">Told the digests of the complete file: a run's manifest wants another than the one that sources declare.</param>
/// <param name="index">Told of the complete file.</param>
internal sealed class FileDownload(EntryFiles files, string name, FileDigests digests, ContentIndex index) : IFileDownload
{
    private const int BufferSize = 1 << 18;

    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
    private SafeFileHandle? _file;
    private long _hashed;
    private bool _hasSha1 = true;

    public string Path { get; } = files.Partial(name);

    public long Length => _file is not null ? RandomAccess.GetLength(_file) : new FileInfo(Path) is { Exists: true } partial ? partial.Length : 0;

    public string? Note
    {
        get => HeldEntry.ReadText(files.PartialNote(name));
        set => HeldEntry.WriteText(files.PartialNote(name), value);
    }

    public void Restart()
    {
        Note = null;
        if (Length > 0)
            Writing(() => RandomAccess.SetLength(Open(), 0));
        ForgetHash();
    }

    public async Task AppendAsync(Stream content, ITransfer transfer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(transfer);
        var file = Open();
        var end = Length;
        // What an earlier process has left is hashed at the end, with all that follows it: meanwhile the other side would wait.
        await using var pipe = _hashed == end ? new HashPipe((bytes, length) => Hash(bytes.AsSpan(0, length))) : null;
        var buffer = pipe is null ? GC.AllocateUninitializedArray<byte>(BufferSize) : await pipe.RentAsync();
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
        {
            Write(file, buffer.AsSpan(0, read), end);
            end += read;
            transfer.Advance(read);
            if (pipe is null)
                continue;
            // The manifest's digest comes along for nothing as long as the network is the slower one. Else it can wait: it verifies nothing.
            if (pipe.IsBehind)
                _hasSha1 = false;
            await pipe.AddAsync(buffer, read);
            buffer = await pipe.RentAsync();
        }
    }

    public async Task<string> Sha256Async(CancellationToken cancel)
    {
        var file = Open();
        var buffer = GC.AllocateUninitializedArray<byte>(BufferSize);
        int read;
        while ((read = await Task.Run(() => RandomAccess.Read(file, buffer, _hashed), cancel)) > 0)
            Hash(buffer.AsSpan(0, read));
        return Convert.ToHexStringLower(_sha256.GetCurrentHash());
    }

    public async Task<CachedFile> CompleteAsync(CancellationToken cancel)
    {
        var sha256 = await Sha256Async(cancel);
        Close();
        var path = files.Of(name);
        // In this order a death at any point leaves a file whose digest is computed again, never a digest of another file.
        HeldEntry.WriteText(files.Verified(name), null);
        HeldEntry.WriteText(files.Digest(name), null);
        Writing(() =>
        {
            File.Move(Path, path, overwrite: true);
            EntryFiles.Protect(path);
        });
        Note = null;
        HeldEntry.WriteText(files.Digest(name), sha256);
        new VerifiedNote(files.Verified(name)).Write(FileIdentity.Of(path), sha256);
        index.Add(path, sha256);
        if (_hasSha1)
            digests.Keep(path, Convert.ToHexStringLower(_sha1.GetCurrentHash()), sha256);
        ForgetHash();
        return new CachedFile(path, sha256);
    }

    public void Dispose()
    {
        Close();
        _sha256.Dispose();
        _sha1.Dispose();
        RemoveEmptyPart();
    }

    // A part of no length is nothing to go on with, and what it is a part of doesn't matter then.
    private void RemoveEmptyPart()
    {
        try
        {
            if (Length > 0)
                return;
            File.Delete(Path);
            Note = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CacheWriteException)
        {
            // The next download writes over it.
        }
    }

    private static void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long at)
    {
        try
        {
            RandomAccess.Write(file, bytes, at);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CacheWriteException(e.Message, e);
        }
    }

    private static void Writing(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CacheWriteException(e.Message, e);
        }
    }

    private SafeFileHandle Open()
    {
        if (_file is null)
            Writing(() => _file = File.OpenHandle(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));
        return _file!;
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }

    private void Hash(ReadOnlySpan<byte> bytes)
    {
        _sha256.AppendData(bytes);
        if (_hasSha1)
            _sha1.AppendData(bytes);
        _hashed += bytes.Length;
    }

    private void ForgetHash()
    {
        _ = _sha256.GetHashAndReset();
        _ = _sha1.GetHashAndReset();
        _hashed = 0;
        _hasSha1 = true;
    }
}
