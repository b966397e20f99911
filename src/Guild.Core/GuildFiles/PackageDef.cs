namespace Guild.Core.GuildFiles;

/// <summary>The <c>package</c> item of a Guild file.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">Its version, <c>0.0.0</c> when not given.</param>
/// <param name="Description">Its description, stripped.</param>
public sealed record PackageDef(string Name, string Version, string Description);
