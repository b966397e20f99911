namespace Guild.Core.Runs;

/// <summary>Where a run stands.</summary>
public enum RunStatus
{
    /// <summary>Being initialised, or a trial that waits for its turn.</summary>
    Pending,

    /// <summary>Prepared, not started.</summary>
    Staged,

    /// <summary>Its process lives, or a remote looks after it.</summary>
    Running,

    /// <summary>Ended with 0.</summary>
    Completed,

    /// <summary>Ended with another code, or without one.</summary>
    Error,

    /// <summary>Ended by a signal.</summary>
    Terminated,
}
