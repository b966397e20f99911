namespace Guild.Core.Planning;

/// <summary>The commands that only guild itself gives, to a second guild that is a run's process.</summary>
public static class InternalCommands
{
    /// <summary>Runs the steps of the run in whose directory it is started.</summary>
    public const string Steps = "internal-steps";

    /// <summary>Makes and runs the trials of the batch in whose directory it is started.</summary>
    public const string Batch = "internal-batch";

    /// <summary>Starts staged runs, for the queue in whose directory it is started.</summary>
    public const string Queue = "internal-queue";
}
