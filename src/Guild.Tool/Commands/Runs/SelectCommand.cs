using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Core.Runs.Columns;
using Guild.Core.Runs.Filters;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Running;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Runs;

/// <summary><c>guild select</c> (cli.md B.22).</summary>
internal sealed class SelectCommand(ChosenRuns chosen, RunAttributeText attributes, TimeProvider clock, TimeZoneInfo zone, ITerminal terminal) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "select",
        Summary = "Print the id of a run.",
        Description =
            $"""
            Print the id of a run, for use in scripts. Without RUN the latest run is selected.

              guild run --restart $(guild select --operation train)
              guild cat --output $(guild select --min loss)

            Runs without a value don't take part in '--min' and '--max'.

            COLUMN SPECS

            COLSPEC is the name of a scalar, perhaps with 'min', 'max', 'first', 'last', 'avg', 'total' or 'count' in front, and 'step' behind it
            for the step of the value; '=' and a flag's name; or '.' and an attribute's name:

              loss    max train#acc    max acc step    =lr    .started

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN") { TakesMany = true }],
        Options =
        [
            new("all", "Select all runs that pass the filters.") { Short = "-A" },
            new("min", "Select the run with the least value of a column.") { Short = "-min", ValueName = "COLSPEC" },
            new("max", "Select the run with the greatest value of a column.") { Short = "-max", ValueName = "COLSPEC" },
            new("short-id", "Print the short id.") { Short = "-s" },
            new("attr", "Print an attribute of the run.") { Short = "-a", ValueName = "ATTR" },
            new("path", "Print the run's directory.") { Short = "-p", OtherNames = ["--dir"] },
            .. FilterOptions.Specs,
        ],
        Type = typeof(SelectCommand),
    };

    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        Incompatible.Check(asked, "specified", ("min", "max"), ("short-id", "attr"), ("short-id", "path"), ("path", "attr"));
        var runs = Runs(asked);
        // All before the first is printed: a script shouldn't get half a list.
        string[] lines = [.. runs.Select(r => Shown(r, asked))];
        foreach (var line in lines)
            terminal.Out.WriteLine(line);
        chosen.WarnOfDamage(runs);
        return Task.FromResult(0);
    }

    private IReadOnlyList<Run> Runs(ParsedCommand asked)
    {
        if ((asked.Value("min") ?? asked.Value("max")) is { } column)
            return [Best(chosen.Many(asked), column, asked.Has("max"))];
        return asked.Has("all") || asked.Arguments.Count > 1 ? chosen.Many(asked) : [chosen.One(asked)];
    }

    private Run Best(IReadOnlyList<Run> runs, string text, bool isMax)
    {
        var column = Column(text);
        if (runs.Count == 0)
            throw new GuildException("no matching runs");
        var now = clock.GetUtcNow();
        Run? best = null;
        var bestValue = Value.Null;
        foreach (var run in runs)
        {
            if (column.ValueOf(new RunValues(run, zone, now)) is not { } value || value is FloatValue { Number: double.NaN })
                continue;
            // Of equal values the first stays, the latest run's.
            var order = NaturalValueOrder.Instance.Compare(value, bestValue);
            if (best is null || (isMax ? order > 0 : order < 0))
                (best, bestValue) = (run, value);
        }

        return best ?? throw new GuildException($"no run has a value for '{text}'");
    }

    private static ColumnSpec Column(string text)
    {
        try
        {
            return ColumnSpecParser.Parse(text) is [var column] ? column : throw new GuildException("multiple cols not supported");
        }
        catch (GuildException e)
        {
            throw new GuildException($"invalid col spec '{text}': {e.Message}");
        }
    }

    private string Shown(Run run, ParsedCommand asked)
    {
        if (asked.Value("attr") is { } name)
            return attributes.Of(run, name) ?? throw new GuildException($"no such run attribute '{name}'");
        return asked.Has("path") ? run.Directory.Path : asked.Has("short-id") ? run.Id.Short : run.Id.Value;
    }
}
