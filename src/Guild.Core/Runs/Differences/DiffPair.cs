namespace Guild.Core.Runs.Differences;

/// <summary>Two files or directories to be compared.</summary>
/// <param name="First">Absolute path of the first, the older run's.</param>
/// <param name="Second">Absolute path of the second.</param>
public sealed record DiffPair(string First, string Second);
