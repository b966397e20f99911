using System.Globalization;
using Guild.Core.Errors;

namespace Guild.Core.Runs;

/// <summary>Picks runs out of a list by RUN arguments (cli.md A.10): indexes, ranges of them, ids and their beginnings.</summary>
/// <param name="candidates">The runs that passed the filters, newest first: indexes count among them.</param>
/// <param name="command">The command as typed, for hints: <c>guild runs info</c>.</param>
public sealed class RunSelection(IReadOnlyList<Run> candidates, string command)
{
    // Whoever takes so many runs by a range asks little of each, and says what.
    private const int ManyRuns = 500;

    /// <summary>The runs of several arguments, in their order, each once.</summary>
    public IReadOnlyList<Run> Many(IReadOnlyList<string> arguments)
    {
        if (arguments is [var only] && Range(only) is RunList many)
            return many;
        var selected = new List<Run>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            foreach (var run in Range(argument) ?? [Single(argument)])
            {
                if (seen.Add(run.Id.Value))
                    selected.Add(run);
            }
        }

        return selected;
    }

    /// <summary>The one run of an argument; the newest without one.</summary>
    public Run One(string? argument)
    {
        if (argument is null)
            return candidates.Count > 0 ? candidates[0] : throw new GuildException("no matching runs");
        return Range(argument) switch
        {
            null => Single(argument),
            [var run] => run,
            [] => throw NotFound(argument),
            var runs => throw Ambiguous(argument, runs),
        };
    }

    private Run Single(string argument)
    {
        if (Index(argument) is { } index && index >= 1 && index <= candidates.Count)
            return candidates[index - 1];
        return Beginning(argument) switch
        {
            [var run] => run,
            [] => throw NotFound(argument),
            var several => throw Ambiguous(argument, several),
        };
    }

    private IReadOnlyList<Run> Beginning(string prefix)
    {
        if (prefix.Length == 0)
            return [];
        return candidates is RunList list ? list.WithPrefix(prefix) : [.. candidates.Where(r => r.Id.Value.StartsWith(prefix, StringComparison.Ordinal))];
    }

    // Null when the argument isn't a range. A range is clipped to the list; one that begins behind it is empty.
    private IReadOnlyList<Run>? Range(string argument)
    {
        var colon = argument.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return null;
        var (from, to) = (argument[..colon], argument[(colon + 1)..]);
        var (start, end) = (from.Length == 0 ? 1 : Index(from), to.Length == 0 ? candidates.Count : Index(to));
        if (start is null || end is null)
            return null;
        var (first, last) = (Math.Max(start.Value, 1), Math.Min(end.Value, candidates.Count));
        if (first > last)
            return [];
        var count = last - first + 1;
        if (candidates is RunList list)
            return count < ManyRuns ? list.Range(first - 1, count) : list.Slice(first - 1, count);
        return [.. candidates.Take(last).Skip(first - 1)];
    }

    private static int? Index(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private GuildException NotFound(string argument) =>
        new(new GuildError($"could not find a run matching '{argument}'\nTry 'guild runs list' for a list or '{command} --help' for more information."));

    private static GuildException Ambiguous(string argument, IEnumerable<Run> runs) =>
        new(new GuildError($"'{argument}' matches multiple runs:\n" + string.Join('\n', runs.Select(r => $"  {r.Id.Short}"))) { IsBare = true });
}
