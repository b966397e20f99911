using System.Globalization;
using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Runs;
using Guild.Core.Runs.Columns;
using Guild.Core.Runs.Compare;
using Guild.Core.Runs.Filters;
using Guild.Core.Scalars;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Running;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Runs.Comparing;

/// <summary><c>guild compare</c> (cli.md B.15).</summary>
internal sealed class CompareCommand(
    ChosenRuns chosen, OperationColumns columns, HiPlot hiPlot, GuildEnvironment environment, TimeProvider clock, TimeZoneInfo zone, ITerminal terminal, IGuildLog log)
    : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "compare",
        Summary = "Compare runs.",
        Description =
            $"""
            Compare runs: their flags and scalars, side by side. Without RUN all runs that pass the filters are compared.

              guild compare --operation train --min loss --top 5
              guild compare --csv runs.csv
              guild compare 1 2 --skip-unchanged

            COLUMNS

            Columns are separated by commas. A column is the name of a scalar, perhaps with 'min', 'max', 'first', 'last', 'avg', 'total' or 'count'
            in front, and 'step' behind it for the step of the value; '=' and a flag's name; or '.' and an attribute's name. 'as NAME' gives it
            another heading:

              loss, max acc as best, max acc step as 'best step', =lr, .user

            An operation's own columns are those of 'compare' in the Guild file; without it, all of its flags and scalars.

            TOOLS

            hiplot shows the runs as parallel lines in a browser. It has to be installed: 'pip install hiplot'.

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN") { TakesMany = true }],
        Options = CompareOptionSpecs.All,
        Type = typeof(CompareCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        Incompatible.Check(asked, "specified", ("table", "csv"), ("table", "tool"), ("csv", "tool"), ("table", "json"), ("csv", "json"), ("tool", "json"), ("min", "max"));
        if (asked.Has("cols") && asked.Has("strict-cols"))
            throw new GuildException("--cols cannot be used with --strict-cols");
        if (asked.Value("tool") is { } tool && tool != HiPlot.Name)
            throw new GuildException($"unknown compare tool '{tool}'\nRefer to TOOLS in 'guild compare --help' for list of supported tools.");
        var runs = chosen.Many(asked);
        if (asked.Has("print-scalars"))
        {
            PrintScalars(runs);
            return 0;
        }

        if (!asked.Has("include-batch"))
            runs = [.. runs.Where(r => !Directory.Exists(r.Directory.Prototype.Path))];
        await ShowAsync(asked, Compared(asked, runs));
        chosen.WarnOfDamage(runs);
        return 0;
    }

    private CompareTable Compared(ParsedCommand asked, IReadOnlyList<Run> runs)
    {
        var isStrict = asked.Has("strict-cols");
        var options = new ColumnChoice
        {
            SkipsCore = isStrict || asked.Has("skip-core"),
            SkipsOperation = isStrict || asked.Has("skip-op-cols"),
            HasSourceCode = asked.Has("extra-cols"),
            HasAllScalars = asked.Has("all-scalars"),
            Columns = (asked.Value("strict-cols") ?? asked.Value("cols")) is { } specs ? columns.Parse([specs]) : [],
        };
        var table = Sorted(asked, CompareTable.Of(runs, options, columns.Of, zone, clock.GetUtcNow()));
        if (asked.Integer("top") is { } top)
            table = table with { Rows = [.. table.Rows.Take(top)] };
        return asked.Has("skip-unchanged") ? CompareView.WithoutUnchanged(table) : table;
    }

    // By a heading, or by any column spec.
    private CompareTable Sorted(ParsedCommand asked, CompareTable table)
    {
        if ((asked.Value("min") ?? asked.Value("max")) is not { } by || table.Rows.Count == 0)
            return table;
        var isMax = asked.Has("max");
        if (table.Headings.Contains(by))
            return table.SortedBy(row => row[by], isMax);
        var now = clock.GetUtcNow();
        if (Column(by) is not { } column || table.Rows.All(Lacks))
        {
            log.Warning($"unknown column '{by}'");
            return table;
        }

        return table.SortedBy(row => column.ValueOf(new RunValues(row.Run, zone, now)) ?? Value.Null, isMax);

        bool Lacks(CompareRow row) => column.ValueOf(new RunValues(row.Run, zone, now)) is null;
    }

    private static ColumnSpec? Column(string text)
    {
        try
        {
            return ColumnSpecParser.Parse(text) is [var column] ? column : null;
        }
        catch (GuildException)
        {
            // Not a column spec either: the caller says so.
            return null;
        }
    }

    private async Task ShowAsync(ParsedCommand asked, CompareTable table)
    {
        if (asked.Has("json"))
        {
            terminal.Out.WriteLine(CompareView.Json(table));
        }
        else if (asked.Has("tool"))
        {
            await hiPlot.ShowAsync(string.Concat(CompareView.Csv(table)));
        }
        else if (asked.Value("csv") is { } path)
        {
            WriteCsv(path, table);
        }
        else
        {
            terminal.Page();
            foreach (var line in CompareView.Lines(CompareView.Cells(table)))
                terminal.Out.WriteLine(line);
        }
    }

    private void WriteCsv(string path, CompareTable table)
    {
        if (path == "-")
        {
            foreach (var line in CompareView.Csv(table))
                terminal.Out.Write(line);
            return;
        }

        try
        {
            var full = Directories.MakeAbsolute(path, environment.WorkingDirectory, environment.UserHome);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, string.Concat(CompareView.Csv(table)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GuildException([new GuildError($"error opening {path}: {e.Message}")], cause: e);
        }

        terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Wrote {table.Rows.Count} row(s) to {path}"));
    }

    private void PrintScalars(IReadOnlyList<Run> runs)
    {
        foreach (var run in runs)
        {
            terminal.Out.WriteLine($"[{run.Id.Short}] {RunOperation.Text(run)}");
            foreach (var scalar in RunScalars.Read(run.Directory, log.Warning).Summaries)
                terminal.Out.WriteLine($"  {scalar.Key}: {ScalarText.Point(scalar.Last)}");
        }
    }
}
