using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Core.Runs.Archives;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Runs.Transfer;

/// <summary><c>guild archive</c> (cli.md B.21).</summary>
internal sealed class ArchiveCommand(
    ChosenRuns chosen, NamedArchives archives, RunsPreview preview, ExportingRuns exporting, RunFields fields, IProcessTable processes, ITerminal terminal) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "archive",
        Summary = "Archive runs.",
        Description =
            $"""
            Move runs to an archive, which guild keeps by NAME. Without RUN all runs that pass the filters are archived.

            'guild runs --archive NAME' lists the runs of an archive, 'guild import NAME' brings them back.

              guild archive --create experiments-2024
              guild archive --list

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("NAME"), new ArgumentSpec("RUN") { TakesMany = true }],
        Options =
        [
            new("create", "Create the archive.") { Short = "-c" },
            new("list", "List archives.") { Short = "-l" },
            new("copy", "Copy runs instead of moving them."),
            new("copy-resources", "Replace links by copies of what they point to.") { Short = "-r" },
            new("description", "What the archive is for.") { Short = "-d", ValueName = "TEXT" },
            new("verbose", "With --list, show where archives are.") { Short = "-v" },
            new("json", "With --list, print JSON."),
            new("yes", "Don't ask.") { Short = "-y" },
            .. FilterOptions.Specs,
        ],
        Type = typeof(ArchiveCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        if (asked.Has("list"))
        {
            List(asked);
            return 0;
        }

        if (asked.Arguments.Count == 0 || asked.Arguments[0].Trim().Length == 0)
            throw UsageErrors.Misuse("missing argument for NAME", asked.TypedName);
        var name = asked.Arguments[0];
        var archive = archives.Find(name);
        if (archive is null && !asked.Has("create"))
        {
            throw new GuildException(
                $"archive '{name}' does not exist\nTry 'guild archive --list' to list available archives or use the '--create' option.");
        }

        if (!asked.Has("copy"))
            exporting.Sweep();
        var runs = chosen.Many(asked, [.. asked.Arguments.Skip(1)]);
        if (archive is null)
            terminal.Error.WriteLine($"Creating '{name}'");
        if (runs.Count == 0)
        {
            Described(archive, name, asked.Value("description"));
            terminal.Error.WriteLine("No runs to archive.");
            return 0;
        }

        var isMove = !asked.Has("copy");
        var sentence = $"You are about to archive ({(isMove ? "move" : "copy")}) the following runs to '{name}':";
        if (!asked.Has("yes") && !preview.Confirms(sentence, runs, "Continue?", defaultsToYes: true))
            return (int)Outcome.Declined;
        if (!exporting.ConfirmsResources(asked, "archived"))
            return (int)Outcome.Declined;
        archive = Described(archive, name, asked.Value("description"));
        using var target = new DirectoryTarget(archive.Path, processes);
        await exporting.ExportAsync(runs, target, archive.Path, isMove, asked.Has("copy-resources"), count => $"Archived {count} run(s) to '{name}'");
        return 0;
    }

    // An archive that is there keeps what was said of it, unless something else is said now.
    private NamedArchive Described(NamedArchive? archive, string name, string? description) =>
        archive is null ? archives.Create(name, description)
        : description is not null ? archives.Describe(archive, description)
        : archive;

    private void List(ParsedCommand asked)
    {
        var all = archives.List();
        if (asked.Has("json"))
        {
            terminal.Out.WriteLine(ArchivesJson.List(all));
            return;
        }

        foreach (var (archive, line) in all.Zip(Table.Format([.. all.Select(a => (IReadOnlyList<string>)[a.Name, a.Description])], terminal.OutWidth)))
        {
            terminal.Out.WriteLine(line);
            if (asked.Has("verbose"))
                terminal.Out.WriteLine($"  path: {fields.WithTilde(archive.Path)}");
        }
    }
}
