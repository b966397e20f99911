using System.Security.Cryptography;
using Guild.Abstractions;
using Microsoft.Win32.SafeHandles;

namespace Guild.Core.Resources.Caching;

/// <summary>A download into a cache entry whose lock is held.</summary>
/// <param name="files">Names in the entry.</param>
/// <param name="name">The file's name.</param>
internal sealed class FileDownload(EntryFiles files, string name) : IFileDownload
{
    // Large enough that calls to the system don't count, small enough to stay in the processor's cache.
    private const int BufferSize = 1 << 18;

    private IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private SafeFileHandle? _file;
    private long _hashed;

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
        byte[] reading = GC.AllocateUninitializedArray<byte>(BufferSize), hashing = GC.AllocateUninitializedArray<byte>(BufferSize);
        var file = Open();
        var end = Length;
        // What an earlier process has left is hashed at the end, with all that follows it: meanwhile the other side would wait.
        var isHashing = _hashed == end;
        var hashed = Task.CompletedTask;
        try
        {
            int read;
            while ((read = await content.ReadAsync(reading, cancel)) > 0)
            {
                var bytes = reading.AsMemory(0, read);
                Writing(() => RandomAccess.Write(file, bytes.Span, end));
                end += read;
                await hashed;
                if (isHashing)
                    hashed = Task.Run(() => Hash(bytes.Span), CancellationToken.None);
                (reading, hashing) = (hashing, reading);
                transfer.Advance(read);
            }
        }
        finally
        {
            await hashed;
        }
    }

    public async Task<string> Sha256Async(CancellationToken cancel)
    {
        var file = Open();
        var buffer = GC.AllocateUninitializedArray<byte>(BufferSize);
        int read;
        while ((read = await Task.Run(() => RandomAccess.Read(file, buffer, _hashed), cancel)) > 0)
            Hash(buffer.AsSpan(0, read));
        return Convert.ToHexStringLower(_hash.GetCurrentHash());
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
        ForgetHash();
        return new CachedFile(path, sha256);
    }

    public void Dispose()
    {
        Close();
        _hash.Dispose();
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
        _hash.AppendData(bytes);
        _hashed += bytes.Length;
    }

    private void ForgetHash()
    {
        _hash.Dispose();
        _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _hashed = 0;
    }
}
