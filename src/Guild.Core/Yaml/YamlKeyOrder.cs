using Guild.Abstractions;

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
            return [.. entries.OrderBy(e => ((TextValue)e.Key).Text, Comparer<string>.Create(CompareCodePoints))];
        return allNumbers ? [.. entries.OrderBy(e => AsNumber(e.Key))] : entries;
    }

    /// <summary>Compares by code point; ordinal comparison would put U+FFFD behind emoji's surrogates.</summary>
    public static int CompareCodePoints(string a, string b)
    {
        var shared = Math.Min(a.Length, b.Length);
        for (var i = 0; i < shared; i++)
        {
            if (a[i] == b[i])
                continue;
            return char.IsSurrogate(a[i]) == char.IsSurrogate(b[i]) ? a[i].CompareTo(b[i])
                : char.IsSurrogate(a[i]) ? 1 : -1;
        }

        return a.Length.CompareTo(b.Length);
    }

    private static double AsNumber(Value key) => key switch
    {
        IntegerValue integer => (double)integer.Number,
        FloatValue number => number.Number,
        _ => key == Value.True ? 1 : 0,
    };
}
