namespace Guild.Core.Planning;

/// <summary>How a plan is carried out. What is done is in the plan.</summary>
public sealed record ExecutionOptions
{
    /// <summary>Prepare the run, don't start it.</summary>
    public bool Stages { get; init; }

    /// <summary>Record output, don't show it.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Give the program the real terminal; no output is recorded.</summary>
    public bool SkipsCapture { get; init; }

    /// <summary>Ask the process to stop after this time; <see langword="null"/> for never.</summary>
    public TimeSpan? StopAfter { get; init; }

    /// <summary>File that holds the id of the process that looks after the run, deleted at its end; <see langword="null"/> for none.</summary>
    public string? PidFile { get; init; }
}
