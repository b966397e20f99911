namespace Guild.Core.Runs.Archives;

/// <summary>An archive that guild keeps by name.</summary>
/// <param name="Path">Absolute path of its directory.</param>
/// <param name="Name">The name.</param>
/// <param name="Description">What it is for; empty when nobody said.</param>
public sealed record NamedArchive(string Path, string Name, string Description);
