using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Core.Batches;

/// <summary>Flags of which some have a list of values -> the flags of each run (guildfile.md 9.1).</summary>
public static class TrialGrid
{
    /// <summary>More than anybody can run; what asks for more is a slip.</summary>
    private const int MostTrials = 1_000_000;

    /// <summary>Every combination, in the order of the flags; the last one changes first. A list in a list is a value.</summary>
    /// <exception cref="GuildException">They are too many.</exception>
    public static IReadOnlyList<IReadOnlyList<NamedValue>> Expand(IReadOnlyList<NamedValue> flags)
    {
        var trials = new IReadOnlyList<NamedValue>[Count(flags)];
        for (var i = 0; i < trials.Length; i++)
            trials[i] = At(flags, i);
        return trials;
    }

    /// <summary>How many combinations there are.</summary>
    /// <exception cref="GuildException">They are too many.</exception>
    public static long Count(IReadOnlyList<NamedValue> flags)
    {
        var count = 1L;
        foreach (var flag in flags)
            count = CheckCount(count * (flag.Value is ListValue list ? list.Items.Count : 1));
        return count;
    }

    /// <summary>Refuses a number of trials that nobody means.</summary>
    /// <exception cref="GuildException">They are too many.</exception>
    internal static long CheckCount(long count) =>
        count <= MostTrials ? count : throw new GuildException($"the lists of values stand for more than {MostTrials} trials");

    private static NamedValue[] At(IReadOnlyList<NamedValue> flags, long index)
    {
        var trial = new NamedValue[flags.Count];
        for (var i = flags.Count - 1; i >= 0; i--)
        {
            trial[i] = flags[i];
            if (flags[i].Value is not ListValue list)
                continue;
            trial[i] = new NamedValue(flags[i].Key, list.Items[(int)(index % list.Items.Count)]);
            index /= list.Items.Count;
        }

        return trial;
    }
}
