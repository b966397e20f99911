namespace Guild.Core.Operations;

/// <summary>A model package that is installed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Directory">Absolute path of its folder, with its Guild file.</param>
public sealed record ModelPackage(string Name, string Version, string Directory);
