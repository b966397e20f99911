namespace Guild.Abstractions.Testing;

/// <summary>A cache folder of the test's choice.</summary>
/// <param name="Directory">Absolute path of the folder.</param>
public sealed record TestCachePaths(string Directory) : ICachePaths;
