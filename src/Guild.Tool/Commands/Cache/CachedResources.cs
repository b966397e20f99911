using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Resources;
using Guild.Core.Resources.Caching;

namespace Guild.Tool.Commands.Cache;

/// <summary>The entries of the cache that a command is asked about.</summary>
/// <param name="inventory">The cache.</param>
internal sealed class CachedResources(CacheInventory inventory)
{
    /// <summary>What RESOURCE arguments mean, for help pages.</summary>
    public const string Help = "RESOURCE is a part of the source, as in 'example.org' or 'digits.csv', or the beginning of the key that 'guild cache list' shows.";

    /// <summary>The cache.</summary>
    public CacheInventory Inventory => inventory;

    /// <summary>The entries that match any of the words; without words all.</summary>
    /// <exception cref="GuildException">A word matches none.</exception>
    public IReadOnlyList<CachedResource> Find(IReadOnlyList<string> words)
    {
        var all = inventory.List();
        if (words.Count == 0)
            return all;
        foreach (var word in words)
        {
            if (!all.Any(e => Matches(e, word)))
                throw new GuildException(new GuildError($"nothing in the cache matches '{word}'") { Fix = "'guild cache list' shows what there is" });
        }

        return [.. all.Where(e => words.Any(w => Matches(e, w)))];
    }

    /// <summary>What an entry is called.</summary>
    public static string NameOf(CachedResource entry) => entry.Source ?? "(unknown source)";

    /// <summary>The key as it is shown.</summary>
    public static string ShortKey(CachedResource entry) => entry.Key.Length > 12 ? entry.Key[..12] : entry.Key;

    /// <summary>An entry for <c>--json</c>.</summary>
    public static MapValue Json(CachedResource entry) => MapValue.Of(
        ("key", Value.Of(entry.Key)),
        ("source", Value.Of(entry.Source)),
        ("size", Value.Of(entry.Size)),
        ("last_used", Value.Of(entry.LastUse.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture))),
        ("in_use", Value.Of(entry.IsInUse)),
        ("directory", Value.Of(entry.Directory)));

    /// <summary>How many entries, and how large they are, in words.</summary>
    public static string Count(IReadOnlyList<CachedResource> entries) =>
        (entries.Count == 1 ? "1 resource" : $"{entries.Count} resources") + $", {ByteSize.Format(entries.Sum(e => e.Size))}";

    private static bool Matches(CachedResource entry, string word) =>
        entry.Key.StartsWith(word, StringComparison.Ordinal) || entry.Source?.Contains(word, StringComparison.Ordinal) == true;
}
