namespace Guild.Core.Runs;

/// <summary>A run's status and what it was derived from.</summary>
/// <param name="Status">The status.</param>
public readonly record struct RunState(RunStatus Status)
{
    /// <summary>The process that runs; <see langword="null"/> when none does, or elsewhere.</summary>
    public int? ProcessId { get; init; }

    /// <summary>The remote that looks after the run; <see langword="null"/> for none.</summary>
    public string? Remote { get; init; }

    /// <summary>Why the exit status, on which the status depends, can't be read; <see langword="null"/> when it can or doesn't matter.</summary>
    public string? Damage { get; init; }

    /// <summary>The status as one word, as filters and JSON have it.</summary>
    public string Word => Status switch
    {
        RunStatus.Pending => "pending",
        RunStatus.Staged => "staged",
        RunStatus.Running => "running",
        RunStatus.Completed => "completed",
        RunStatus.Terminated => "terminated",
        _ => "error",
    };

    /// <summary>The status as lists show it: <c>running (myhost)</c>.</summary>
    public string Text => string.IsNullOrEmpty(Remote) ? Word : $"{Word} ({Remote})";
}
