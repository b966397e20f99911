using System.Security.Cryptography;
using Guild.Core.Runs;

namespace Guild.Core.Resources.Caching;

/// <summary>Reads what is in the cache and compares it with the digests that were kept of it, whatever the times of the files say.</summary>
/// <param name="home">Absolute path of the Guild home.</param>
public sealed class CacheVerification(string home)
{
    private const string Prefix = ".guild-cache-";

    /// <summary>The files of an entry that aren't what they were, relative to it, and how many were compared.</summary>
    /// <remarks>Members of unpacked archives have no digests of their own: of them, only that they are there is checked.</remarks>
    public async Task<VerifiedEntry> VerifyAsync(CachedResource entry, CancellationToken cancel)
    {
        using var held = await FileLock.AcquireAsync(new HomeLocks(home).PathOf("resource-" + entry.Key), cancel);
        var damaged = new SortedSet<string>(StringComparer.Ordinal);
        var count = 0;
        foreach (var note in Directory.Exists(entry.Directory) ? Directory.EnumerateFiles(entry.Directory, Prefix + "*").Order(StringComparer.Ordinal).ToArray() : [])
        {
            foreach (var (path, sha256) in Expected(note))
            {
                count++;
                if (await IsDamagedAsync(Path.Combine(entry.Directory, path), sha256, cancel))
                    damaged.Add(path);
            }
        }

        return new VerifiedEntry(count, [.. damaged]);
    }

    // The digest of one file (.sha), those of many ('DIGEST  PATH' in .digests), members of an archive (.unpacked).
    private static IEnumerable<Expectation> Expected(string note)
    {
        var name = Path.GetFileName(note)[Prefix.Length..];
        if (name.EndsWith(".sha", StringComparison.Ordinal))
        {
            yield return new Expectation(name[..^".sha".Length], File.ReadAllText(note).Trim());
        }
        else if (name.EndsWith(".digests", StringComparison.Ordinal))
        {
            foreach (var line in File.ReadLines(note))
            {
                if (line.Split("  ", 2) is [var digest, var path])
                    yield return new Expectation(Uri.UnescapeDataString(path), digest);
            }
        }
        else if (name.EndsWith(".unpacked", StringComparison.Ordinal))
        {
            foreach (var member in File.ReadLines(note))
            {
                if (!member.StartsWith(".guild", StringComparison.Ordinal))
                    yield return new Expectation(member.TrimEnd('/'), null);
            }
        }
    }

    private static async Task<bool> IsDamagedAsync(string path, string? sha256, CancellationToken cancel)
    {
        if (sha256 is null)
            return !Path.Exists(path) && new FileInfo(path).LinkTarget is null;
        // The digest of a file that isn't there any more speaks of nothing.
        if (!File.Exists(path))
            return Path.GetDirectoryName(path) is { } directory && !Directory.Exists(directory);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return !string.Equals(Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)), sha256, StringComparison.OrdinalIgnoreCase);
    }

    private sealed record Expectation(string Path, string? Sha256);
}
