using System.Globalization;
using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Core.Runs.Merging;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Running;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Runs.Transfer;

/// <summary><c>guild merge</c> (cli.md B.24).</summary>
internal sealed class MergeCommand(
    ChosenRuns chosen, RunRows rows, MergeSafety safety, GuildEnvironment environment, IProcessTable processes, ITerminal terminal, StopRequest stop) : ICommand
{
    /// <summary>The options that say what is copied.</summary>
    public static IReadOnlyList<OptionSpec> Options { get; } =
    [
        new("target-dir", "Copy to DIR instead of the current directory.") { Short = "-t", ValueName = "DIR" },
        new("sourcecode", "Copy only source code.") { Short = "-s" },
        new("all", "Copy files that the operation wrote, too.") { Short = "-a" },
        new("skip-sourcecode", "Don't copy source code.") { Short = "-S" },
        new("skip-deps", "Don't copy dependencies.") { Short = "-D" },
        new("exclude", "Don't copy files that match PATTERN; may be repeated.") { Short = "-x", ValueName = "PATTERN", IsRepeatable = true },
        new("no-summary", "Accepted for compatibility; no summary is written.") { IsHidden = true },
        new("summary-name", "Accepted for compatibility; no summary is written.") { ValueName = "NAME", IsHidden = true },
        new("preview", "Show what would be copied, and copy nothing.") { Short = "-p" },
        new("yes", "Don't ask.") { Short = "-y" },
        new("replace", "Replace files even if their changes get lost."),
        new("no-replace", "Never replace files."),
        .. FilterOptions.SpecsWithout("-S"), // '-S' has been merge's own since before statuses had letters
    ];

    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "merge",
        Summary = "Copy run files to a project.",
        Description =
            $"""
            Copy the files of a run back to the project that it came from. Without RUN the latest run is meant.

            Source code and dependencies go where they came from; files that the operation wrote are copied only with '--all', to where they
            are in the run.

            Files whose changes would get lost aren't replaced, unless '--replace' is given: in a git work tree those with changes that git
            hasn't got, elsewhere all.

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN")],
        Options = Options,
        Type = typeof(MergeCommand),
    };

    /// <summary>Reads which files are wanted.</summary>
    public static MergeOptions Read(ParsedCommand asked)
    {
        Incompatible.Check(asked, "specified", ("replace", "no-replace"), ("sourcecode", "skip-sourcecode"));
        return new MergeOptions
        {
            IncludesGenerated = asked.Has("all") && !asked.Has("sourcecode"),
            SkipsSourceCode = asked.Has("skip-sourcecode"),
            SkipsDependencies = asked.Has("skip-deps") || asked.Has("sourcecode"),
            Excluded = asked.Values("exclude"),
        };
    }

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var options = Read(asked);
        var run = chosen.One(asked);
        var target = MergeTarget.Of(asked, run, environment);
        var plan = MergePlan.Of(run, target.Path, options);
        await CheckSafetyAsync(asked, plan, target);
        if (asked.Has("preview"))
        {
            ShowPreview(plan, target);
            return 0;
        }

        if (plan.ToCopy.Count == 0)
        {
            terminal.Error.WriteLine("Nothing to copy for the following run:");
            ShowRun(run);
            terminal.Error.WriteLine("Try 'guild merge --preview' for a list of skipped files.");
            return 0;
        }

        if (!asked.Has("yes") && !Confirms(plan, target))
            return (int)Outcome.Declined;
        plan.Sweep(processes);
        foreach (var file in plan.ToCopy)
        {
            terminal.Error.WriteLine($"Copying {file.TargetPath}");
            plan.Copy(file);
        }

        return 0;
    }

    private async Task CheckSafetyAsync(ParsedCommand asked, MergePlan plan, MergeTarget target)
    {
        if (asked.Has("replace"))
            return;
        var danger = await safety.CheckAsync(plan, asked.Has("no-replace"), stop.Token);
        if (danger.Replaced.Count > 0)
            throw new GuildException($"files in {target.Shown} would be replaced:\n{Indented(danger.Replaced)}Use --replace to skip this check.");
        if (danger.Unstaged.Count > 0)
        {
            throw new GuildException(
                $"files in {target.Shown} have unstaged changes:\n{Indented(danger.Unstaged)}Stage or stash these changes or use --replace to skip this check.");
        }
    }

    private static string Indented(IEnumerable<string> paths) => string.Concat(paths.Select(p => $"  {p}\n"));

    private void ShowPreview(MergePlan plan, MergeTarget target)
    {
        terminal.Error.WriteLine($"Merge will copy files from the following run to {target.Shown}:");
        ShowRun(plan.Run);
        ShowFiles(plan);
        if (plan.ToSkip.Count == 0)
            return;
        terminal.Error.WriteLine("Skipped:");
        foreach (var line in Table.Format([.. plan.ToSkip.Select(f => (IReadOnlyList<string>)[f.TargetPath ?? f.RunPath, f.ReasonText])], indent: 2))
            terminal.Error.WriteLine(line);
    }

    private bool Confirms(MergePlan plan, MergeTarget target)
    {
        terminal.Error.WriteLine($"You are about to copy files from the following run to {target.Shown}:");
        ShowRun(plan.Run);
        ShowFiles(plan);
        if (plan.ToSkip.Count > 0)
        {
            terminal.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.ToSkip.Count} {(plan.ToSkip.Count == 1 ? "file" : "files")} will not be copied (use --preview to show the full list)"));
        }

        return terminal.Confirm("Continue (y/N)?", defaultsToYes: false);
    }

    private void ShowRun(Run run)
    {
        foreach (var line in rows.Short([run]))
            terminal.Error.WriteLine(line);
    }

    private void ShowFiles(MergePlan plan)
    {
        terminal.Error.WriteLine("Files:");
        if (plan.ToCopy.Count == 0)
            terminal.Error.WriteLine("  nothing to copy");
        foreach (var file in plan.ToCopy)
            terminal.Error.WriteLine($"  {file.TargetPath}");
    }
}
