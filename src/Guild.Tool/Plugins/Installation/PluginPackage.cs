using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Plugins.Manifests;

namespace Guild.Tool.Plugins.Installation;

/// <summary>The rules for packages of plugins, applied before anything is written to the plugin folder. Reads metadata, runs nothing.</summary>
internal static class PluginPackage
{
    /// <summary>The manifest of a package that can be installed here.</summary>
    /// <exception cref="GuildException">It can't: it is of another kind, needs another contract, carries a copy of it, or lies.</exception>
    public static PluginManifest Check(PackageFile package)
    {
        package.RequireKind(PackageKind.Plugin);
        var wanted = package.Dependencies.Where(d => !d.StartsWith("Guild.Abstractions", StringComparison.OrdinalIgnoreCase)).ToList();
        if (wanted.Count > 0)
            throw Refused(package.Title, $"it depends on {string.Join(", ", wanted)}, and a plugin's package must hold all that the plugin needs", "its author must pack the libraries inside");

        var unpacked = Directory.CreateTempSubdirectory("guild-plugin-");
        try
        {
            package.Extract(PackageKind.Plugin.ContentFolder, unpacked.FullName);
            var manifest = Check(unpacked.FullName, package.Title);
            if (PluginVersion.Compare(manifest.Version, package.Version.ToNormalizedString()) != 0)
                throw Refused(package.Title, $"its manifest says version {manifest.Version}", "its author must pack it again");
            return manifest;
        }
        finally
        {
            unpacked.Delete(recursive: true);
        }
    }

    /// <summary>The manifest of a plugin's folder that can be installed here.</summary>
    public static PluginManifest Check(string directory, string title)
    {
        if (PluginFinder.Read(directory, PluginOrigin.Installed) is not { } found)
            throw Refused(title, $"it holds no {Contract.ManifestFileName}", "build it with Guild.Abstractions.Build");
        var examined = PluginCatalog.Examine(found);
        if (!examined.IsUsable)
            throw Refused(title, examined.Problem!, examined.Remedy);
        var copy = Directory.EnumerateFiles(directory, "Guild.Abstractions.dll", SearchOption.AllDirectories).FirstOrDefault();
        return copy is null
            ? examined.Manifest!
            : throw Refused(title, $"it carries a copy of the contract, '{Path.GetRelativePath(directory, copy)}'", "its author must leave Guild.Abstractions.dll out");
    }

    private static GuildException Refused(string title, string why, string? fix) => new(new GuildError($"{title} is refused: {why}") { Fix = fix });
}
