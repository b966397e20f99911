namespace Guild.Tool.Plugins.Pins;

/// <summary>What a project's lock file says of a plugin: the one package that is used.</summary>
/// <param name="Id">The package's name.</param>
/// <param name="Plugin">The plugin's name.</param>
/// <param name="Requested">The range for which it was chosen.</param>
/// <param name="Version">Its version.</param>
/// <param name="ContentHash">The content hash of the package as NuGet has it, the same on every platform.</param>
internal sealed record LockedPlugin(string Id, string Plugin, string Requested, string Version, string ContentHash);
