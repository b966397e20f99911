using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Core.Runs.Archives;
using Guild.Core.Runs.Zip;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs.Transfer;

/// <summary><c>guild export</c> (cli.md B.21).</summary>
internal sealed class ExportCommand(
    ChosenRuns chosen, RunsPreview preview, ExportingRuns exporting, GuildEnvironment environment, IProcessTable processes, TimeZoneInfo zone, ITerminal terminal) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "export",
        Summary = "Export runs.",
        Description =
            $"""
            Export runs to LOCATION: a zip file if it ends with '.zip', else a directory. Without RUN all runs that pass the filters are exported.

            Contents, links, times and permissions are kept, and what was written is read again and checked. Runs that are there already are
            left alone. Use 'guild import' to bring runs back, and 'guild runs --archive LOCATION' to list them.

              guild export runs.zip
              guild export /mnt/backup --operation train

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("LOCATION") { IsRequired = true }, new ArgumentSpec("RUN") { TakesMany = true }],
        Options =
        [
            new("move", "Move runs instead of copying them.") { Short = "-m" },
            new("copy-resources", "Replace links by copies of what they point to.") { Short = "-r" },
            new("yes", "Don't ask.") { Short = "-y" },
            .. FilterOptions.Specs,
        ],
        Type = typeof(ExportCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var location = asked.Arguments[0];
        var path = Directories.MakeAbsolute(location, environment.WorkingDirectory, environment.UserHome);
        var isZip = path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path);
        if (!isZip && File.Exists(path))
            throw new GuildException($"'{location}' is not a directory");
        if (asked.Has("move"))
            exporting.Sweep();
        var runs = chosen.Many(asked, [.. asked.Arguments.Skip(1)]);
        if (runs.Count == 0)
        {
            terminal.Error.WriteLine("No runs to export.");
            return 0;
        }

        var isMove = asked.Has("move");
        var sentence = $"You are about to {(isMove ? "move" : "copy")} the following runs to '{location}':";
        if (!asked.Has("yes") && !preview.Confirms(sentence, runs, "Continue?", defaultsToYes: true))
            return (int)Outcome.Declined;
        if (!exporting.ConfirmsResources(asked, "exported"))
            return (int)Outcome.Declined;
        using IRunTarget target = isZip ? ZipExport.Begin(path, zone, processes) : Folder(path);
        await exporting.ExportAsync(runs, target, location, isMove, asked.Has("copy-resources"), count => $"Exported {count} run(s) to {location}");
        return 0;
    }

    private DirectoryTarget Folder(string path)
    {
        var target = new DirectoryTarget(path, processes);
        target.MarkAsNoSource();
        return target;
    }
}
