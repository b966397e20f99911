namespace Guild.Core.Errors;

/// <summary>How a command ended. The host's one table turns it into an exit code.</summary>
public enum Outcome
{
    /// <summary>Done: 0.</summary>
    Done,

    /// <summary>An error that guild reports: 1.</summary>
    Error,

    /// <summary>Misuse of the command line: 2.</summary>
    Misuse,

    /// <summary>A step's check failed: 3.</summary>
    CheckFailed,

    /// <summary>The user declined a prompt: 4.</summary>
    Declined,
}
