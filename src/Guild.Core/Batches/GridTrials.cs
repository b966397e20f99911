using Guild.Abstractions;
using Guild.Core.Batches.Search;
using Guild.Core.Errors;
using Guild.Core.Flags;

namespace Guild.Core.Batches;

/// <summary>The trials of the optimizer <c>+</c>: all that lists and files stand for (runs.md 7.4).</summary>
public static class GridTrials
{
    /// <summary>The flags of each trial.</summary>
    /// <param name="flags">The flags of the prototype.</param>
    /// <param name="maxTrials">How many to run at most; <see langword="null"/> for all.</param>
    /// <param name="seed">Decides which are left out, and what functions give.</param>
    /// <exception cref="GuildException">A function is wrong, or there are too many trials.</exception>
    public static IReadOnlyList<IReadOnlyList<NamedValue>> Of(BatchFlags flags, int? maxTrials, long seed)
    {
        var random = new StableRandom(seed);
        var all = flags.Combined.SelectMany(f => TrialGrid.Expand(f)).ToList();
        var single = flags.Values.Where(f => f.Value is TextValue).ToHashSet();
        return [.. TrialSample.Take(all, maxTrials, random).Select(t => Drawn(t, single, random))];
    }

    /// <summary>How many trials there are.</summary>
    /// <param name="flags">The flags of the prototype.</param>
    /// <param name="maxTrials">How many to run at most; <see langword="null"/> for all.</param>
    /// <exception cref="GuildException">There are too many.</exception>
    public static int Count(BatchFlags flags, int? maxTrials)
    {
        var count = 0L;
        foreach (var combined in flags.Combined)
            count = TrialGrid.CheckCount(count + TrialGrid.Count(combined));
        return (int)Math.Min(count, maxTrials ?? int.MaxValue);
    }

    // A function in a list, or in a file, gives each trial a value of its own. Text of the prototype is no function: it would have been
    // a search then.
    private static IReadOnlyList<NamedValue> Drawn(IReadOnlyList<NamedValue> trial, HashSet<NamedValue> single, StableRandom random) =>
        trial.Any(f => IsFunction(f, single))
            ? [.. trial.Select(f => IsFunction(f, single) ? new NamedValue(f.Key, SearchFunctions.Range(f.Key, FlagFunction.Parse(((TextValue)f.Value).Text)!).Draw(random)) : f)]
            : trial;

    private static bool IsFunction(NamedValue flag, HashSet<NamedValue> single) =>
        flag.Value is TextValue text && FlagFunction.IsFunction(text.Text) && !single.Contains(flag);
}
