using System.Security.Cryptography;
using Guild.Core.Hashing;
using Guild.Core.Running.Posix;

namespace Guild.Core.Resources;

/// <summary>
/// Digests of files. Those of large files are kept below the home's cache and hold for as long as the file's identity does, so that
/// verifying what was verified before doesn't depend on its size.
/// </summary>
/// <param name="home">Absolute path of the Guild home.</param>
/// <param name="clock">The time.</param>
internal sealed class FileDigests(string home, TimeProvider clock)
{
    // Below this, reading the file costs about as much as reading a note about it.
    private const long KeptFrom = 1 << 20;

    // A file that changes twice within the clock's resolution looks the same: fresh ones are read again.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private const int BufferSize = 1 << 20;

    /// <summary>The SHA-1 of a file, links followed, as lower-case hex.</summary>
    public string Sha1(string path, CancellationToken cancel) => Read(path, wantsSha256: false, cancel).Sha1;

    /// <summary>The SHA-256 of a file, links followed, as lower-case hex.</summary>
    public string Sha256(string path, CancellationToken cancel) => Read(path, wantsSha256: true, cancel).Sha256;

    /// <summary>Keeps digests that somebody has computed of a file on its way to this machine.</summary>
    public void Keep(string path, string sha1, string sha256)
    {
        if (new FileInfo(path).Length < KeptFrom)
            return;
        var real = RealPath.Of(path);
        WriteNote(NoteOf(real), FileIdentity.Of(real), new Digests(sha1, sha256));
    }

    private string NoteOf(string real) => Path.Combine(home, "cache", "digests", Sha224Hash.Of(real));

    private Digests Read(string path, bool wantsSha256, CancellationToken cancel)
    {
        if (new FileInfo(path).Length < KeptFrom && !IsLink(path))
            return Compute(path, wantsSha256, cancel);

        var real = RealPath.Of(path);
        var identity = FileIdentity.Of(real);
        var note = NoteOf(real);
        if (ReadNote(note, identity) is { } known && (known.Sha256 != "-" || !wantsSha256))
            return known;

        var digests = Compute(real, wantsSha256, cancel);
        if (IsSettled(real) && FileIdentity.Of(real) == identity)
            WriteNote(note, identity, digests);
        return digests;
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private bool IsSettled(string path)
    {
        // Files of the cache are read-only; what takes the place of one is another file.
        if (path.StartsWith(Path.Combine(home, "cache", "resources") + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return true;
        var changed = FileStat.Of(path) is { } stat
            ? DateTimeOffset.UnixEpoch.AddTicks(stat.ChangedAt / 100)
            : new DateTimeOffset(File.GetLastWriteTimeUtc(path));
        return clock.GetUtcNow() - changed > Settled;
    }

    private static Digests Compute(string path, bool wantsSha256, CancellationToken cancel)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (file.Length < KeptFrom)
            return ComputeSmall(file, wantsSha256);
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        using var sha256 = wantsSha256 ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        var buffer = new byte[Math.Clamp(file.Length, 1, BufferSize)];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            sha1.AppendData(buffer, 0, read);
            sha256?.AppendData(buffer, 0, read);
        }

        return new Digests(
            Convert.ToHexStringLower(sha1.GetHashAndReset()),
            sha256 is null ? "-" : Convert.ToHexStringLower(sha256.GetHashAndReset()));
    }

    // The library is several times as fast, once it is loaded; that takes as long as hashing some megabytes.
    private static Digests ComputeSmall(FileStream file, bool wantsSha256)
    {
        var bytes = new byte[file.Length];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var content = bytes.AsSpan(0, length);
        return new Digests(Sha1Hash.Of(content), wantsSha256 ? Sha256Hash.Of(content) : "-");
    }

    private static Digests? ReadNote(string note, FileIdentity identity)
    {
        try
        {
            var lines = File.ReadAllLines(note);
            return lines is [var about, { Length: 40 } sha1, { } sha256] && about == identity.Text ? new Digests(sha1, sha256) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // No note: the file is read.
            return null;
        }
    }

    private static void WriteNote(string note, FileIdentity identity, Digests digests)
    {
        var temporary = $"{note}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(note)!);
            File.WriteAllText(temporary, $"{identity.Text}\n{digests.Sha1}\n{digests.Sha256}\n");
            File.Move(temporary, note, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A home that can't be written to costs time at the next run, nothing else.
        }
    }

    private readonly record struct Digests(string Sha1, string Sha256);
}
