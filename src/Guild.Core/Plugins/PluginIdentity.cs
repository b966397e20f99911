namespace Guild.Core.Plugins;

/// <summary>Which build of a plugin is here, known without loading it.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">The digest of its files, as <see cref="LoadedPlugin"/> has it.</param>
/// <param name="GivesOnlyCommands">Whether all that it gives are aliases.</param>
public sealed record PluginIdentity(string Version, string Sha256, bool GivesOnlyCommands);
