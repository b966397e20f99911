using Guild.Core.Runs;

namespace Guild.Core.Steps;

/// <summary>The links from a run of steps to the runs of its steps.</summary>
/// <param name="parent">The run of steps.</param>
/// <param name="runsDirectory">Absolute path of the directory of runs.</param>
internal sealed class StepLinks(RunDirectory parent, string runsDirectory)
{
    /// <summary>The run that a step had when its parent ran before; <see langword="null"/> when it had none, or has lost it.</summary>
    public RunDirectory? Existing(Step step)
    {
        var link = new FileInfo(PathOf(step));
        if (link.LinkTarget is not { } target)
            return null;
        var run = new RunDirectory(Path.GetFullPath(target, parent.Path));
        return RunRecord.IsRun(run) ? run : null;
    }

    /// <summary>Makes the link to a run that is still to be made: whatever happens to it, its parent knows of it.</summary>
    public RunDirectory Make(Step step)
    {
        var run = new RunDirectory(Path.Combine(runsDirectory, RunId.New().Value));
        var link = new FileInfo(PathOf(step));
        // Its run never came to be, or was deleted.
        if (link.LinkTarget is not null)
            link.Delete();
        Directory.CreateSymbolicLink(link.FullName, Path.GetRelativePath(parent.Path, run.Path));
        return run;
    }

    private string PathOf(Step step) => Path.Combine(parent.Path, step.LinkName);
}
