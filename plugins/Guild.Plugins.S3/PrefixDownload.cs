using System.Collections.Concurrent;
using System.Security.Cryptography;
using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>Makes the directory of one state of a prefix: many objects at once, each under its name only when it is complete.</summary>
internal sealed class PrefixDownload(ICacheEntry entry, S3Address address, ITransfers transfers, S3Settings settings, IPluginLog log, TimeProvider clock)
{
    private const string PartialPrefix = ".guild-cache-partial-";

    private readonly ConcurrentDictionary<string, PrefixFiles.Known> _files = new(StringComparer.Ordinal);

    /// <summary>Downloads what isn't at hand and puts the directory into its place.</summary>
    /// <param name="members">What is to be in it.</param>
    /// <param name="state">The state's name.</param>
    /// <param name="target">Absolute path of the directory.</param>
    /// <param name="earlier">Directories of which files may be taken over.</param>
    /// <param name="store">Where the objects are.</param>
    /// <param name="cancel">Stops it; complete objects stay for the next time.</param>
    public async Task<PrefixFiles> RunAsync(
        IReadOnlyList<PrefixMember> members, string state, string target, IReadOnlyList<EarlierState> earlier, Store store, CancellationToken cancel)
    {
        var partial = Path.Combine(entry.Directory, PartialPrefix + state);
        var directory = Path.Combine(partial, address.Name);
        try
        {
            RemoveOtherPartials(partial);
            Directory.CreateDirectory(directory);
            foreach (var old in earlier)
                TakeOver(members, old, directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CacheWriteException(e.Message, e);
        }

        var missing = members.Where(m => !IsThere(m, directory)).ToList();
        await DownloadAsync(missing, directory, store, cancel);
        try
        {
            if (Directory.Exists(Path.GetDirectoryName(target)))
                Directory.Delete(Path.GetDirectoryName(target)!, recursive: true);
            Directory.Move(partial, Path.GetDirectoryName(target)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CacheWriteException(e.Message, e);
        }

        return new PrefixFiles(members.ToDictionary(m => m.Path, m => _files.GetOrAdd(m.Path, path => Describe(Path.Combine(target, path), m.Remote.ETag))));
    }

    private static bool IsThere(PrefixMember member, string directory) =>
        new FileInfo(Path.Combine(directory, member.Path)) is { Exists: true } file && file.Length == member.Remote.Size;

    private static PrefixFiles.Known Describe(string path, string tag)
    {
        using var file = File.OpenRead(path);
        return Describe(path, Convert.ToHexStringLower(SHA256.HashData(file)), tag);
    }

    private static PrefixFiles.Known Describe(string path, string sha256, string tag)
    {
        var file = new FileInfo(path);
        return new PrefixFiles.Known(sha256, file.Length, file.LastWriteTimeUtc.Ticks, tag);
    }

    // Whoever holds the entry is alone here: parts of other states are nobody's any more.
    private void RemoveOtherPartials(string keep)
    {
        foreach (var left in Directory.EnumerateDirectories(entry.Directory, PartialPrefix + "*"))
        {
            if (left != keep)
                Directory.Delete(left, recursive: true);
        }
    }

    // Files whose objects haven't changed, as long as they are what was downloaded.
    private static void TakeOver(IReadOnlyList<PrefixMember> members, EarlierState earlier, string to)
    {
        foreach (var member in members)
        {
            var old = Path.Combine(earlier.Path, member.Path);
            if (earlier.Files.Find(member.Path) is { } file && file.ETag == member.Remote.ETag && File.Exists(old)
                && (PrefixFiles.Looks(old, file) || Describe(old, member.Remote.ETag).Sha256 == file.Sha256))
                Take(old, Path.Combine(to, member.Path));
        }
    }

    private static void Take(string from, string to)
    {
        if (File.Exists(to))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }

    private async Task DownloadAsync(List<PrefixMember> missing, string directory, Store store, CancellationToken cancel)
    {
        using var transfer = transfers.Begin((missing.Count == 1 ? "1 object" : $"{missing.Count:N0} objects") + $" of {address.Text}", missing.Sum(m => m.Remote.Size));
        var reader = new ObjectReader(store, address, settings, log, clock);
        var ahead = Math.Clamp(settings.Parallel / Math.Max(1, missing.Count), 1, 4);
        await Parallel.ForEachAsync(
            missing,
            new ParallelOptions { MaxDegreeOfParallelism = settings.Parallel, CancellationToken = cancel },
            async (member, token) => await DownloadAsync(member, directory, reader, ahead, transfer, token));
        transfer.Complete();
    }

    private async Task DownloadAsync(PrefixMember member, string directory, ObjectReader reader, int ahead, ITransfer transfer, CancellationToken cancel)
    {
        var path = Path.Combine(directory, member.Path);
        // Beside the directory, where nothing but complete files is.
        var unfinished = Path.Combine(Path.GetDirectoryName(directory)!, Guid.NewGuid().ToString("N"));
        using var digests = new ContentDigests();
        try
        {
            await using (var content = reader.Open(member.Remote, 0, ahead))
                await CopyAsync(content, unfinished, digests, transfer, cancel);
            if (member.Remote.Md5 is { } expected && !reader.HasOpaqueTags && digests.Md5() != expected)
                throw new IOException($"'{member.Remote.Key}' isn't what the store has (expected md5 {expected} but got {digests.Md5()})");
            Place(unfinished, path);
            _files[member.Path] = Describe(path, digests.Sha256(), member.Remote.ETag);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task CopyAsync(Stream content, string path, ContentDigests digests, ITransfer transfer, CancellationToken cancel)
    {
        using var file = Writing(() => File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write));
        var buffer = GC.AllocateUninitializedArray<byte>(1 << 16);
        long end = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
        {
            Writing(() =>
            {
                RandomAccess.Write(file, buffer.AsSpan(0, read), end);
                return true;
            });
            digests.Append(buffer.AsSpan(0, read));
            end += read;
            transfer.Advance(read);
        }
    }

    private static void Place(string unfinished, string path) => Writing(() =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Runs link to what is in the cache; one that writes through such a link would spoil it for all others.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(unfinished, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.Move(unfinished, path, overwrite: true);
        return true;
    });

    private static T Writing<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CacheWriteException(e.Message, e);
        }
    }
}
