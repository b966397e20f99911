using Guild.Tool.CommandLine;

namespace Guild.Tool.Commands.Runs.Comparing;

/// <summary>The options of <c>guild compare</c>.</summary>
internal static class CompareOptionSpecs
{
    /// <summary>The options.</summary>
    public static IReadOnlyList<OptionSpec> All { get; } =
    [
        new("min", "Sort by a column, least values first.") { Short = "-min", ValueName = "COLUMN" },
        new("max", "Sort by a column, greatest values first.") { Short = "-max", ValueName = "COLUMN" },
        new("top", "Show only the first N runs, after sorting.") { Short = "-n", OtherNames = ["--limit"], ValueName = "N", IsInteger = true, Minimum = 1 },
        new("extra-cols", "Show the digest of the source code, too.") { Short = "-e" },
        new("all-scalars", "Show scalars of the system, too.") { Short = "-s" },
        new("cols", "Further columns. See COLUMNS.") { Short = "-c", ValueName = "COLUMNS" },
        new("strict-cols", "Show only these columns.") { Short = "-cc", ValueName = "COLUMNS" },
        new("skip-op-cols", "Leave out the columns of operations.") { Short = "-p" },
        new("skip-core", "Leave out the core columns.") { Short = "-r" },
        new("skip-unchanged", "Leave out columns that are the same for all runs.") { Short = "-u" },
        new("table", "Print a table.") { Short = "-t" },
        new("csv", "Write CSV to PATH, '-' for standard output.") { ValueName = "PATH" },
        new("json", "Print JSON: a list with a map for each run."),
        new("tool", "Show the runs with another program: hiplot.") { ValueName = "TOOL" },
        new("include-batch", "Show batch runs, too."),
        new("print-scalars", "List the scalars of each run, and exit."),
        .. FilterOptions.Specs,
    ];
}
