namespace Guild.Core.Running;

/// <summary>How an operation's process ended.</summary>
/// <param name="ProcessId">Its id.</param>
/// <param name="Status">Its exit status, that of a request to stop included.</param>
/// <param name="RecordFailure">Why its output isn't recorded completely; <see langword="null"/> when it is.</param>
internal sealed record ProcessEnd(int ProcessId, int Status, Exception? RecordFailure);
