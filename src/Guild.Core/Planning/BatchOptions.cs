namespace Guild.Core.Planning;

/// <summary>What the user asked of a batch: its optimizer, its trials, and its own run.</summary>
public sealed record BatchOptions
{
    /// <summary>The optimizer as typed; <see langword="null"/> when none was.</summary>
    public string? Optimizer { get; init; }

    /// <summary>Whether the operation's default optimizer is asked for.</summary>
    public bool Optimizes { get; init; }

    /// <summary>Flags of the optimizer, <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> OptimizerFlags { get; init; } = [];

    /// <summary>How many trials are run at most; <see langword="null"/> for the optimizer's own limit.</summary>
    public int? MaxTrials { get; init; }

    /// <summary>The column to minimize; <see langword="null"/> when none was given.</summary>
    public string? Minimize { get; init; }

    /// <summary>The column to maximize; <see langword="null"/> when none was given.</summary>
    public string? Maximize { get; init; }

    /// <summary>The label template of the batch's own run; <see langword="null"/> when not given.</summary>
    public string? Label { get; init; }

    /// <summary>The tags of the batch's own run, in the order typed.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The comment of the batch's own run; <see langword="null"/> for none.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether trials are staged instead of run.</summary>
    public bool StagesTrials { get; init; }

    /// <summary>Whether the first trial that fails ends the batch.</summary>
    public bool FailsOnTrialError { get; init; }

    /// <summary>Whether a batch that is started again goes on with the trials that it has.</summary>
    public bool Resumes { get; init; }

    /// <summary>Whether a batch run that would be deleted is kept.</summary>
    public bool KeepsBatch { get; init; }

    /// <summary>Whether the trials are only shown, or saved.</summary>
    public bool ShowsTrials { get; init; }

    /// <summary>Whether the commands of the trials are only shown.</summary>
    public bool ShowsCommands { get; init; }
}
