using Guild.Abstractions;

namespace Guild.Plugins.Python.Discovery;

/// <summary>Brings together what the source says and what the program's own parser says.</summary>
internal static class FlagUnion
{
    private const string DefaultAttribute = "default";

    /// <summary>The parser's flags, in its order. Where the source has the place of a flag, that is more exact.</summary>
    public static DiscoveredFlags Of(DiscoveryReply source, DiscoveryReply parser)
    {
        var declared = new Dictionary<string, DiscoveredFlag>(StringComparer.Ordinal);
        foreach (var flag in source.Flags.Flags)
            declared[flag.Name] = flag;
        return source.Flags with
        {
            Flags = [.. parser.Flags.Flags.Select(f => Complete(f, declared.GetValueOrDefault(f.Name), source.Volatile.Contains(f.Name)))],
            Warnings = parser.Flags.Warnings,
            FilesRead = [.. source.Flags.FilesRead.Union(parser.Flags.FilesRead)],
            FilesMissing = [.. source.Flags.FilesMissing.Union(parser.Flags.FilesMissing)],
        };
    }

    // A default that the program computes (the time, a number of processors) is the program's to compute again in each run.
    private static DiscoveredFlag Complete(DiscoveredFlag flag, DiscoveredFlag? declared, bool isVolatile) => flag with
    {
        Location = declared?.Location ?? flag.Location,
        Attributes = isVolatile ? new MapValue([.. flag.Attributes.Entries.Where(e => e.Name != DefaultAttribute)]) : flag.Attributes,
    };
}
