namespace Guild.Tool.Plugins.Installation;

/// <summary>A kind of package that guild installs, each in a folder of its own.</summary>
/// <param name="TypeName">The NuGet package type.</param>
/// <param name="ContentFolder">The folder in the package whose content is installed.</param>
/// <param name="Noun">What users call it.</param>
internal sealed record PackageKind(string TypeName, string ContentFolder, string Noun)
{
    public static PackageKind Plugin { get; } = new("GuildPlugin", "plugin", "guild plugin");

    public static PackageKind Model { get; } = new("GuildModel", "model", "guild model package");
}
