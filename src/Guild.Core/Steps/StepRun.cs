using Guild.Core.Runs;

namespace Guild.Core.Steps;

/// <summary>A step and the run that it is to have: the command of a second guild, and how it is announced.</summary>
/// <param name="Step">The step.</param>
/// <param name="Directory">The run's directory.</param>
/// <param name="IsRestart">Whether the run exists and is started again.</param>
public sealed record StepRun(Step Step, RunDirectory Directory, bool IsRestart)
{
    /// <summary>Options that come from the parent.</summary>
    public IReadOnlyList<string> ParentOptions { get; init; } = [];

    /// <summary>The words behind guild's own program.</summary>
    public IReadOnlyList<string> Command =>
    [
        "run", "--yes", "--keep-batch", "--internal-in-run",
        .. IsRestart ? (string[])["--restart", Directory.Id.Value] : ["--run-dir", Directory.Path],
        .. OptionWords, "--",
        .. IsRestart ? (string[])[] : [Step.Operation],
        .. BatchFiles, .. Step.Flags.Select(f => f.Word),
    ];

    /// <summary>What is logged when it starts.</summary>
    public string Announcement => string.Join(
        ' ',
        [
            IsRestart ? $"restarting {Step.Name}: {Directory.Id}" : $"running {Step.Name}: {Step.Operation}",
            .. OptionWords, .. BatchFiles, .. Step.Flags.Select(f => f.Text),
        ]);

    private IEnumerable<string> OptionWords => ParentOptions.Concat(Step.Options.Where(o => !(IsRestart && o.Option.IsForNewRuns)).SelectMany(o => o.Words));

    private IEnumerable<string> BatchFiles => Step.BatchFiles.Select(f => "@" + f);
}
