namespace Guild.Bench;

/// <summary>A figure and the most that it may be.</summary>
internal sealed record Limit(string Title, Func<double> Figure, double Most, string Unit);
