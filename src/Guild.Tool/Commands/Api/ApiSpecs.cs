using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Runs;
using Guild.Tool.Commands.Runs.Transfer;

namespace Guild.Tool.Commands.Api;

/// <summary>The tables of the <c>guild api</c> commands: JSON for other programs (cli.md C.13).</summary>
internal static class ApiSpecs
{
    private static readonly OptionSpec Format = new("format", "Lay the JSON out for people.") { Short = "-f" };

    /// <summary>The group.</summary>
    public static CommandSpec Group { get; } = new()
    {
        Name = "api",
        Summary = "Get JSON for other programs.",
        Description = "Get facts about operations and runs as JSON, for editors and other programs.",
    };

    /// <summary><c>guild api ops</c>.</summary>
    public static CommandSpec Operations { get; } = new()
    {
        Name = "api ops",
        Summary = "List operations.",
        Description = "List the operations of the current directory's Guild file, hidden ones included.",
        Options = [Format],
        Type = typeof(ApiOperationsCommand),
    };

    /// <summary><c>guild api help-op</c>.</summary>
    public static CommandSpec HelpOperation { get; } = new()
    {
        Name = "api help-op",
        Summary = "Describe an operation.",
        Description = "Describe an operation and its flags.",
        Arguments = [new ArgumentSpec("OPSPEC") { IsRequired = true }],
        Options = [Format],
        Type = typeof(ApiOperationsCommand),
    };

    /// <summary><c>guild api runs</c>.</summary>
    public static CommandSpec Runs { get; } = new()
    {
        Name = "api runs",
        Summary = "List runs.",
        Description = $"List runs with all that is known about them.\n\n{FilterOptions.Help}",
        Arguments = [new ArgumentSpec("RUN") { TakesMany = true }],
        Options =
        [
            Format,
            new("version", "Version of the format: 1 or 2 (2).") { Short = "-v", ValueName = "N", IsInteger = true, Minimum = 1, Maximum = 2 },
            new("deleted", "List deleted runs.") { Short = "-d" },
            new("include-batch", "List batch runs, too."),
            .. FilterOptions.Specs,
        ],
        Type = typeof(ApiRunsCommand),
    };

    /// <summary><c>guild api compare</c>.</summary>
    public static CommandSpec Compare { get; } = new()
    {
        Name = "api compare",
        Summary = "Compare runs.",
        Description = $"Compare runs: a list of rows, the first with the headings.\n\n{FilterOptions.Help}",
        Arguments = [new ArgumentSpec("RUN") { TakesMany = true }],
        Options = [Format, new("include-batch", "Compare batch runs, too."), .. FilterOptions.Specs],
        Type = typeof(ApiCompareCommand),
    };

    /// <summary><c>guild api merge</c>.</summary>
    public static CommandSpec Merge { get; } = new()
    {
        Name = "api merge",
        Summary = "Copy run files to a project.",
        Description = $"Copy the files of a run back to the project that it came from, as 'guild merge' does.\n\n{FilterOptions.Help}",
        Arguments = [new ArgumentSpec("RUN")],
        Options = [Format, .. MergeCommand.Options],
        Type = typeof(ApiMergeCommand),
    };
}
