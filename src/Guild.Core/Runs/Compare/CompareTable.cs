using Guild.Abstractions;
using Guild.Core.Runs.Columns;
using Guild.Core.Runs.Filters;

namespace Guild.Core.Runs.Compare;

/// <summary>Runs side by side, one a row (cli.md B.15).</summary>
/// <param name="Headings">The headings, from left to right.</param>
/// <param name="Rows">The rows, in order.</param>
public sealed record CompareTable(IReadOnlyList<string> Headings, IReadOnlyList<CompareRow> Rows)
{
    private static readonly string[] CoreHeadings = ["run", "operation", "started", "time", "status", "label"];

    /// <summary>Compares runs.</summary>
    /// <param name="runs">The runs, in order.</param>
    /// <param name="options">Which columns are wanted.</param>
    /// <param name="operationColumns">The columns that a run's operation asks for; <see langword="null"/> for the usual ones.</param>
    /// <param name="zone">The local time zone.</param>
    /// <param name="now">The time now, for running runs.</param>
    public static CompareTable Of(
        IReadOnlyList<Run> runs, ColumnChoice options, Func<Run, IReadOnlyList<ColumnSpec>?> operationColumns, TimeZoneInfo zone, DateTimeOffset now)
    {
        var core = Core(options);
        var headings = new List<string>(core);
        var known = new HashSet<string>(core, StringComparer.Ordinal);
        var rows = new List<CompareRow>(runs.Count);
        foreach (var run in runs)
        {
            var values = new RunValues(run, zone, now);
            var cells = core.ToDictionary(h => h, h => CoreValue(run, h, values, zone, now), StringComparer.Ordinal);
            if (!options.SkipsOperation)
            {
                var columns = operationColumns(run) ?? UsualColumns.Of(run, values, options.HasAllScalars);
                Add(cells, columns, values);
                headings.AddRange(columns.Select(c => c.Heading).Where(known.Add));
            }

            Add(cells, options.Columns, values);
            rows.Add(new CompareRow(run, cells));
        }

        // Also without any run that has a value: the user asked for the column.
        if (rows.Count > 0)
            headings.AddRange(options.Columns.Select(c => c.Heading).Where(known.Add));
        return new CompareTable(headings, rows);
    }

    /// <summary>The rows by the values of a column, those without value last; of equal ones the order stays.</summary>
    /// <param name="value">The value of a row; null when it has none.</param>
    /// <param name="isDescending">Whether the greatest comes first.</param>
    public CompareTable SortedBy(Func<CompareRow, Value> value, bool isDescending)
    {
        var keyed = Rows.Select(r => (Row: r, Value: value(r))).ToList();
        var present = keyed.Where(k => !IsMissing(k.Value));
        var sorted = isDescending
            ? present.OrderByDescending(k => k.Value, CellOrder.Instance)
            : present.OrderBy(k => k.Value, CellOrder.Instance);
        return this with { Rows = [.. sorted.Concat(keyed.Where(k => IsMissing(k.Value))).Select(k => k.Row)] };
    }

    private static bool IsMissing(Value value) => value.IsNull || value is FloatValue { Number: double.NaN };

    private static IReadOnlyList<string> Core(ColumnChoice options)
    {
        var first = options.HasFullIds ? "id" : "run";
        IReadOnlyList<string> core = options.SkipsCore ? [first] : [first, .. CoreHeadings[1..]];
        return options.HasSourceCode ? [.. core, "sourcecode"] : core;
    }

    private static Value CoreValue(Run run, string heading, RunValues values, TimeZoneInfo zone, DateTimeOffset now) => heading switch
    {
        "id" => Value.Of(run.Id.Value),
        "run" => Value.Of(run.Id.Short),
        "operation" => Value.Of(RunOperation.Text(run)),
        "started" => NullIfEmpty(RunTime.Text(run.Started, zone)),
        "time" => NullIfEmpty(RunTime.Duration(run, now)),
        "status" => Value.Of(run.State.Text),
        "label" => NullIfEmpty(run.Label),
        _ => values["attr:" + heading] ?? Value.Null,
    };

    private static Value NullIfEmpty(string text) => text.Length == 0 ? Value.Null : Value.Of(text);

    // The first value of this section that isn't null wins over what earlier sections have.
    private static void Add(Dictionary<string, Value> cells, IReadOnlyList<ColumnSpec> columns, RunValues values)
    {
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (!own.Contains(column.Heading) && column.ValueOf(values) is { IsNull: false } value)
            {
                cells[column.Heading] = value;
                own.Add(column.Heading);
            }
        }
    }
}
