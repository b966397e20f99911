using Guild.Core.Logging;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Commands.Runs;

/// <summary>The runs that a command line means: filters first, then RUN arguments among what they let through.</summary>
internal sealed class ChosenRuns(RunStore store, TimeProvider time, TimeZoneInfo zone, IGuildLog log)
{
    /// <summary>The runs that pass the filters, newest first.</summary>
    public IReadOnlyList<Run> Filtered(ParsedCommand asked, RunPlace place = RunPlace.Live)
    {
        var now = time.GetUtcNow();
        var filter = FilterOptions.Parse(asked, TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return store.Select(filter, zone, now, place);
    }

    /// <summary>The runs of RUN arguments among others than those of the home; without arguments, all that pass the filters.</summary>
    /// <param name="asked">The command line.</param>
    /// <param name="arguments">The RUN arguments.</param>
    /// <param name="all">The runs to choose from, newest first.</param>
    public IReadOnlyList<Run> Among(ParsedCommand asked, IReadOnlyList<string> arguments, IReadOnlyList<Run> all)
    {
        var now = time.GetUtcNow();
        var filter = FilterOptions.Parse(asked, TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var candidates = filter.IsEmpty ? all : [.. all.Where(r => filter.Matches(r, zone, now)).Select(store.Unasked)];
        return arguments.Count == 0 ? candidates : Selection(asked, candidates).Many(arguments);
    }

    /// <summary>The runs of RUN arguments; without any, all that pass the filters.</summary>
    public IReadOnlyList<Run> Many(ParsedCommand asked, IReadOnlyList<string> arguments)
    {
        var candidates = Filtered(asked);
        return arguments.Count == 0 ? candidates : Selection(asked, candidates).Many(arguments);
    }

    /// <summary>The runs of the RUN arguments; without any, all that pass the filters.</summary>
    public IReadOnlyList<Run> Many(ParsedCommand asked, RunPlace place = RunPlace.Live)
    {
        var candidates = Filtered(asked, place);
        return asked.Arguments.Count == 0 ? candidates : Selection(asked, candidates).Many(asked.Arguments);
    }

    /// <summary>The runs of the RUN arguments; without any, the latest that passes the filters.</summary>
    public IReadOnlyList<Run> ManyOrLatest(ParsedCommand asked) =>
        Selection(asked, Filtered(asked)).Many(asked.Arguments.Count > 0 ? asked.Arguments : ["1"]);

    /// <summary>The run of one RUN argument; without it, the latest that passes the filters.</summary>
    public Run One(ParsedCommand asked, RunPlace place = RunPlace.Live) =>
        Selection(asked, Filtered(asked, place)).One(asked.Arguments.Count > 0 ? asked.Arguments[0] : null);

    /// <summary>The one run that a RUN argument means.</summary>
    public Run One(ParsedCommand asked, string argument) => Selection(asked, Filtered(asked)).One(argument);

    /// <summary>Says what couldn't be read of runs that were shown.</summary>
    public void WarnOfDamage(IEnumerable<Run> runs)
    {
        foreach (var run in runs)
        {
            if (run.Damage is { } damage)
                log.Warning(damage);
        }
    }

    private static RunSelection Selection(ParsedCommand asked, IReadOnlyList<Run> candidates) => new(candidates, "guild " + asked.Spec.Name);
}
