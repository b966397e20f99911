using Guild.Core.GuildFiles;

namespace Guild.Core.Flags;

internal static class FlagIndex
{
    /// <summary>Definitions by name. Of two with one name, which a dependency can bring about, the first counts.</summary>
    public static Dictionary<string, FlagDef> ByName(IReadOnlyList<FlagDef> flags)
    {
        var byName = new Dictionary<string, FlagDef>(flags.Count, StringComparer.Ordinal);
        foreach (var flag in flags)
            byName.TryAdd(flag.Name, flag);
        return byName;
    }
}
