namespace Guild.Core.Runs.Index;

/// <summary>Another process is making the index. Waiting for it would take longer than reading what is asked for without an index.</summary>
internal sealed class IndexBusyException() : Exception("another process is making the index of runs");
