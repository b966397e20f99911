using Guild.Core.GuildFiles;
using Guild.Core.Operations;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Projects;

/// <summary><c>guild operations</c>: lists what can be run.</summary>
internal sealed class OperationsCommand(ITerminal terminal, GuildFileLoader guildFiles, PackageOperations packages, IOperationFlags flags) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "operations",
        Aliases = ["ops"],
        Summary = "Show model operations.",
        Description = """
            Show the operations of the current directory's Guild file; where there is none, those of installed packages.

            Use one or more FILTER arguments to show only operations whose names or descriptions contain all of them.

            Operations that begin with an underscore are not shown; use --all to show them too.
            """,
        Arguments = [new ArgumentSpec("FILTER") { TakesMany = true }],
        Options =
        [
            new OptionSpec("all", "Show all operations, hidden ones included.") { Short = "-a" },
            new OptionSpec("installed", "Include operations of installed packages.") { Short = "-i" },
            new OptionSpec("verbose", "Show details.") { Short = "-v" },
        ],
        Type = typeof(OperationsCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var file = guildFiles.Load(GuildFileUse.Listing);
        List<ListedOperation> operations = [];
        if (file is null || asked.Has("installed"))
            operations.AddRange(packages.Files.SelectMany(p => OperationListing.Select(p, asked.Has("all"), asked.Arguments)));
        if (file is not null)
            operations.AddRange(OperationListing.Select(file, asked.Has("all"), asked.Arguments).Select(o => new ListedOperation(o.FullName, o, file, null)));
        if (operations.Count == 0)
        {
            // For people only: scripts that read the list see that it is empty.
            terminal.Error.WriteLine(file is null
                ? $"No operations found. The current directory has no Guild file ({GuildFileFinder.FileName})."
                : "No operations found.");
            return 0;
        }

        var details = asked.Has("verbose");
        var index = 0;
        foreach (var line in OperationListing.Lines(operations, terminal.OutWidth))
        {
            terminal.Out.WriteLine(line);
            var listed = operations[index++];
            if (!details)
                continue;
            foreach (var detail in OperationListing.Details(listed.Operation, await flags.FlagsOfAsync(Resolved(listed), CancellationToken.None)))
                terminal.Out.WriteLine(detail);
        }

        return 0;
    }

    private static ResolvedOperation Resolved(ListedOperation listed) => new()
    {
        Operation = listed.Operation,
        GuildFile = listed.File,
        Package = listed.Package,
        Model = listed.File.FindModel(listed.Operation.ModelName),
        ProjectDirectory = listed.File.Directory,
    };
}
