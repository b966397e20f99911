using System.Collections.Concurrent;
using System.Security.Cryptography;
using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>Makes the directory of one state of a prefix: many objects at once, each under its name only when it is complete.</summary>
internal sealed class PrefixDownload(ICacheEntry entry, S3Address address, ITransfers transfers, S3Settings settings, IPluginLog log, TimeProvider clock)
{
    private const string PartialPrefix = ".guild-cache-partial-";

    // Of many objects at once, each has a part in memory, or several: all together take no more than this.
    private const int PartsInMemory = 12 << 20;
    private const int LargestPart = 2 << 20;
    private const int SmallestPart = 1 << 18;

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

        return new PrefixFiles(members.ToDictionary(m => m.Path, m => _files.GetOrAdd(m.Path, path => Describe(Path.Combine(target, path), m.Remote.Tag))));
    }

    // A power of two, for the pool has no others.
    private static int PartSize(int atOnce)
    {
        var size = Math.Clamp(PartsInMemory / Math.Max(1, atOnce), SmallestPart, LargestPart);
        return 1 << System.Numerics.BitOperations.Log2((uint)size);
    }

    private static bool IsThere(PrefixMember member, string directory) =>
        member.Remote.Tag.IsThere && new FileInfo(Path.Combine(directory, member.Path)) is { Exists: true } file && file.Length == member.Remote.Size;

    private static PrefixFiles.Known Describe(string path, EntityTag tag)
    {
        using var file = File.OpenRead(path);
        return Describe(path, Convert.ToHexStringLower(SHA256.HashData(file)), tag);
    }

    private static PrefixFiles.Known Describe(string path, string sha256, EntityTag tag)
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
            if (earlier.Files.Find(member.Path) is { } file && member.Remote.Tag.IsThere && file.Tag == member.Remote.Tag && File.Exists(old)
                && (PrefixFiles.Looks(old, file) || Describe(old, member.Remote.Tag).Sha256 == file.Sha256))
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
        var ahead = Math.Clamp(settings.Parallel / Math.Max(1, missing.Count), 1, 4);
        var partSize = PartSize(Math.Min(settings.Parallel, missing.Count) * ahead);
        await Parallel.ForEachAsync(
            missing,
            new ParallelOptions { MaxDegreeOfParallelism = settings.Parallel, CancellationToken = cancel },
            async (member, token) => await DownloadAsync(member, directory, store, ahead, partSize, transfer, token));
        transfer.Complete();
    }

    private async Task DownloadAsync(PrefixMember member, string directory, Store store, int ahead, int partSize, ITransfer transfer, CancellationToken cancel)
    {
        var path = Path.Combine(directory, member.Path);
        // Beside the directory, where nothing but complete files is.
        using var file = new MemberDownload(Path.GetDirectoryName(directory)!, member);
        for (var isSecond = false; ; isSecond = true)
        {
            var reader = new ObjectReader(store, address, member.Remote, settings, log, clock);
            transfer.Advance(file.Length);
            await using (var content = reader.Open(file.Length, ahead, partSize))
                await file.AppendAsync(content, transfer, cancel);
            if (reader.ExpectedMd5 is not { } expected || file.Md5() == expected)
                break;
            var problem = $"'{member.Remote.Key}' isn't what the store has (expected md5 {expected} but got {file.Md5()})";
            if (isSecond)
                throw new ResolveException($"{problem}, downloaded twice") { Remedy = "upload the object anew" };
            log.Info($"{problem}; downloading it again");
            transfer.Advance(-file.Length);
            file.Restart();
        }

        _files[member.Path] = Describe(path, file.Complete(path), member.Remote.Tag);
    }
}
