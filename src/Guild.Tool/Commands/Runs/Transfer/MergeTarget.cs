using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Commands.Runs.Transfer;

/// <summary>The directory that a merge copies to.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Shown">How messages name it.</param>
internal sealed record MergeTarget(string Path, string Shown)
{
    /// <summary>The directory that the options name, else the current one if the run came from there.</summary>
    /// <exception cref="GuildException">The run came from elsewhere.</exception>
    public static MergeTarget Of(ParsedCommand asked, Run run, GuildEnvironment environment)
    {
        if (asked.Value("target-dir") is not { } given)
        {
            CheckProject(run, environment);
            return new MergeTarget(environment.WorkingDirectory, "the current directory");
        }

        var path = Directories.MakeAbsolute(given, environment.WorkingDirectory, environment.UserHome);
        return new MergeTarget(path, path == environment.WorkingDirectory ? "the current directory" : $"'{given}'");
    }

    private static void CheckProject(Run run, GuildEnvironment environment)
    {
        if (run.OpRef is not { PackageType: "guildfile" or "script" } opRef)
        {
            throw new GuildException(
                $"run {run.Id} does not originate from a project - cannot merge to the current directory by default\n"
                + "Use --target-dir to skip this check or try 'guild merge --help' for more information.");
        }

        if (opRef.PackageName.Length == 0 || RunOperation.ProjectDirectory(run) is not { Length: > 0 } project)
        {
            throw new GuildException(
                $"unexpected missing project directory for run {run.Id} ('{run.OpRefText}')\nSkip this check by using --target-dir");
        }

        if (project.TrimEnd('/') != environment.WorkingDirectory.TrimEnd('/'))
        {
            throw new GuildException(
                $"run {run.Id} was created from a different project ({ProjectPathText.WithTilde(project, environment.UserHome)}) "
                + "- cannot merge to the current directory by default\nUse '--target-dir .' to override this check or try 'guild merge --help' for more information.");
        }
    }
}
