using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Core.Yaml;

/// <summary>The order of a map's keys: sorted when they can be compared, as Python does; else as they are.</summary>
internal static class YamlKeyOrder
{
    /// <summary>The entries in the order in which they are written.</summary>
    public static IReadOnlyList<MapEntry> Sort(IReadOnlyList<MapEntry> entries)
    {
        if (entries.Count < 2)
            return entries;
        var allTexts = true;
        var allNumbers = true;
        foreach (var entry in entries)
        {
            allTexts &= entry.Key is TextValue;
            allNumbers &= entry.Key is IntegerValue or FloatValue or BooleanValue;
        }

        if (allTexts)
            return Sorted.By(entries, static e => ((TextValue)e.Key).Text, CodePointOrder.Instance);
        return allNumbers ? [.. entries.OrderBy(e => AsNumber(e.Key))] : entries;
    }

    private static double AsNumber(Value key) => key switch
    {
        IntegerValue integer => (double)integer.Number,
        FloatValue number => number.Number,
        _ => key == Value.True ? 1 : 0,
    };
}
