using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Runs;
using Guild.Core.Runs.Archives;
using Guild.Core.Runs.Transfer;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs.Transfer;

/// <summary><c>guild import</c> (cli.md B.21).</summary>
internal sealed class ImportCommand(
    ChosenRuns chosen, ArchiveLookup archives, RunsPreview preview, MovingRuns moving, ExportingRuns exporting, RunTrash trash, GuildEnvironment environment, ITerminal terminal, IGuildLog log)
    : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "import",
        Summary = "Import runs.",
        Description =
            $"""
            Import runs from ARCHIVE: a directory of runs, a zip file that 'guild export' wrote, or the name of an archive. RUN, indexes and
            filters mean the runs of the archive; 'guild runs --archive ARCHIVE' lists them. Without RUN all are imported.

            Runs that the home has already are left alone.

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("ARCHIVE") { IsRequired = true }, new ArgumentSpec("RUN") { TakesMany = true }],
        Options =
        [
            new("move", "Move runs instead of copying them.") { Short = "-m" },
            new("copy-resources", "Replace links by copies of what they point to."),
            new("yes", "Don't ask.") { Short = "-y" },
            .. FilterOptions.Specs,
        ],
        Type = typeof(ImportCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var name = asked.Arguments[0];
        using var archive = archives.Open(name);
        var isMove = asked.Has("move");
        if (isMove && archive.IsZip)
            throw new GuildException("'--move' cannot be used with zip archives");
        var runs = chosen.Among(asked, [.. asked.Arguments.Skip(1)], archive.Runs);
        if (runs.Count == 0)
        {
            terminal.Error.WriteLine("No runs to import.");
            return 0;
        }

        var sentence = $"You are about to import ({(isMove ? "move" : "copy")}) the following runs from '{name}':";
        if (!asked.Has("yes") && !preview.Confirms(sentence, runs, "Continue?", defaultsToYes: true))
            return (int)Outcome.Declined;
        if (!exporting.ConfirmsResources(asked, "imported"))
            return (int)Outcome.Declined;
        trash.Sweep();
        await ImportAsync(archive, runs, isMove, asked.Has("copy-resources"), count => $"Imported {count} run(s) from {name}");
        return 0;
    }

    private async Task ImportAsync(RunArchive archive, IReadOnlyList<Run> runs, bool isMove, bool followsLinks, Func<int, string> result)
    {
        if (isMove)
        {
            await moving.MoveAsync(runs, run => Imports(run, archive, isMove, followsLinks), result);
            return;
        }

        var errors = new List<GuildError>();
        var count = moving.Copy(runs, run => Imports(run, archive, isMove, followsLinks), errors);
        moving.Tell(result, count, errors);
    }

    private bool Imports(Run run, RunArchive archive, bool isMove, bool followsLinks)
    {
        var target = Path.Combine(environment.RunsDirectory, run.Id.Value);
        // A move across file systems that was cut off after the copy.
        if (isMove && RunTree.IsMoved(run.Directory, target))
        {
            RunTree.Delete(run.Directory);
            return true;
        }

        if (Path.Exists(target))
        {
            log.Warning($"{run.Id} exists, skipping");
            return false;
        }

        terminal.Error.WriteLine($"{(isMove ? "Moving" : "Copying")} {run.Id}");
        if (isMove && !followsLinks)
            RunTree.Move(run.Directory, target, log.Warning);
        else
            archive.Copy(run, target, followsLinks, log);
        if (isMove && followsLinks)
            RunTree.Delete(run.Directory);
        return true;
    }
}
