namespace Guild.Core.Plugins;

/// <summary>A plugin that was loaded in this process.</summary>
/// <param name="Name">Its manifest name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">SHA-256 of its files, lower-case hex.</param>
public sealed record LoadedPlugin(string Name, string Version, string Sha256);
