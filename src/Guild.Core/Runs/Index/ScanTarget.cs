namespace Guild.Core.Runs.Index;

/// <summary>A directory to be read.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Entry">The number of its directory entry.</param>
internal sealed record ScanTarget(string Id, ulong Entry);
