using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Core.Runs.Filters;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Running;

namespace Guild.Tool.Commands.Runs;

/// <summary>The options that choose runs: the same for every command that takes runs (cli.md A.11).</summary>
internal static class FilterOptions
{
    // Names are those of the words in runs and of the letters of -S; the order is that of help pages.
    private static readonly StatusWord[] Statuses =
    [
        new(RunStatus.Running, "running", 'r'), new(RunStatus.Completed, "completed", 'c'), new(RunStatus.Error, "error", 'e'),
        new(RunStatus.Terminated, "terminated", 't'), new(RunStatus.Pending, "pending", 'p'), new(RunStatus.Staged, "staged", 's'),
    ];

    /// <summary>The options.</summary>
    public static IReadOnlyList<OptionSpec> Specs { get; } =
    [
        new("filter", "Only runs for which a filter expression is true. See FILTERS.") { Short = "-F", ValueName = "EXPR" },
        new("operation", "Only runs of this operation. '*' and '?' are wildcards; a value that begins with '^' or ends with '$' is a regular expression.")
            { Short = "-Fo", ValueName = "VAL", IsRepeatable = true },
        new("label", "Only runs whose label contains VAL; '-' for runs without label.") { Short = "-Fl", ValueName = "VAL", IsRepeatable = true },
        new("unlabeled", "Only runs without label.") { Short = "-Fu" },
        new("tag", "Only runs with this tag.") { Short = "-Ft", ValueName = "TAG", IsRepeatable = true },
        new("comment", "Only runs with VAL in a comment, its user or its host; '-' for runs without comments.") { Short = "-Fc", ValueName = "VAL", IsRepeatable = true },
        new("marked", "Only marked runs.") { Short = "-Fm" },
        new("unmarked", "Only runs that aren't marked.") { Short = "-Fn" },
        new("started", "Only runs started within a range of time. See TIME RANGES.") { Short = "-Fs", ValueName = "RANGE" },
        new("digest", "Only runs whose source code digest begins with VAL.") { Short = "-Fd", ValueName = "VAL" },
        new("running", "Only runs that are running.") { Short = "-Sr" },
        new("not-running", "Only runs that aren't running."),
        new("completed", "Only completed runs.") { Short = "-Sc" },
        new("not-completed", "Only runs that aren't completed."),
        new("error", "Only runs that ended with an error.") { Short = "-Se" },
        new("not-error", "Only runs that didn't end with an error."),
        new("terminated", "Only runs that were terminated.") { Short = "-St" },
        new("not-terminated", "Only runs that weren't terminated."),
        new("pending", "Only pending runs.") { Short = "-Sp" },
        new("not-pending", "Only runs that aren't pending."),
        new("staged", "Only staged runs.") { Short = "-Ss" },
        new("not-staged", "Only runs that aren't staged."),
        new("status-chars", "Only runs of these statuses, by their letters.") { Short = "-S", ValueName = "CHARS", IsRepeatable = true, IsHidden = true },
    ];

    /// <summary>The options for a command that gives a short name of them to an option of its own; the long name stays.</summary>
    /// <param name="taken">The short name.</param>
    public static IEnumerable<OptionSpec> SpecsWithout(string taken) => Specs.Select(option => option.Short == taken ? option with { Short = null } : option);

    /// <summary>The section of help pages about RUN arguments and filters.</summary>
    public static string Help =>
        """
        SPECIFYING RUNS

        RUN is an index from the list of runs, a range of indexes, or the beginning of a run's id. Indexes count the runs that pass the
        filters, newest first: '1' is the latest, '2:4' are three, ':3' the latest three, '3:' all but the latest two.

        FILTERS

        Different filters must all hold. Of a filter that is given several times one must hold, and so for statuses: '-Se -St' are runs that
        failed or were terminated.

        A filter expression compares attributes, flags and scalars of runs:

          operation = cnn:train and acc > 0.9
          op = train and (acc > 0.9 or loss < 0.3)
          batch-size in [100,200]
          label contains best and status not in [error,terminated]

        A name is that of an attribute, else of a flag, else of a scalar; 'attr:', 'flag:' and 'scalar:' in front of it say which is meant.
        Texts with blanks are quoted. A run without the value passes '!=', 'not in', 'not contains' and 'is undefined'.

        TIME RANGES

        Ranges for '--started' are in local time:

          today, yesterday, this week, 3 weeks ago, last 30 minutes, last week
          after 9:00, before 2024-2-1, after 7-1, between 1-1 and 4-30
        """;

    /// <summary>The filter that the options describe.</summary>
    /// <param name="asked">The command line.</param>
    /// <param name="now">The local time now.</param>
    /// <exception cref="GuildException">The options contradict each other, or a value isn't one.</exception>
    public static RunFilter Parse(ParsedCommand asked, DateTime now)
    {
        Incompatible.Check(asked, "used", ("label", "unlabeled"), ("marked", "unmarked"));
        return new RunFilter
        {
            Expression = asked.Value("filter") is { } expression && expression.Trim().Length > 0 ? FilterExpression.Parse(expression) : null,
            Operations = [.. asked.Values("operation").Select(o => new OperationFilter(o))],
            Labels = asked.Values("label"),
            IsUnlabeled = asked.Has("unlabeled"),
            Tags = asked.Values("tag"),
            Comments = asked.Values("comment"),
            IsMarked = asked.Has("marked") ? true : asked.Has("unmarked") ? false : null,
            Started = asked.Value("started") is { } range ? StartedRangeParser.Parse(range, now) : null,
            Digest = asked.Value("digest"),
            Statuses = AskedFor(asked),
            ExcludedStatuses = Array.ConvertAll(Array.FindAll(Statuses, s => asked.Has("not-" + s.Name)), s => s.Status),
        };
    }

    private static RunStatus[] AskedFor(ParsedCommand asked)
    {
        var letters = string.Concat(asked.Values("status-chars"));
        foreach (var letter in letters)
        {
            if (!Array.Exists(Statuses, s => s.Letter == letter))
            {
                throw new GuildException(new GuildError(
                    $"unrecognized status char '{letter}' in option '-S'\nTry '{asked.TypedName} --help' for more information."));
            }
        }

        return Array.ConvertAll(Array.FindAll(Statuses, s => asked.Has(s.Name) || letters.Contains(s.Letter)), s => s.Status);
    }

    private sealed record StatusWord(RunStatus Status, string Name, char Letter);
}
