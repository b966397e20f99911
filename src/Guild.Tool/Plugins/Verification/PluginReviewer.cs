using System.IO.Compression;
using Guild.Core.Errors;
using Guild.Tool.Plugins.Installation;

namespace Guild.Tool.Plugins.Verification;

/// <summary>Looks a plugin's package over for its author: all problems at once, and advice. Nothing of it is run.</summary>
internal static class PluginReviewer
{
    /// <param name="path">Absolute path of a package, or of a plugin's build output.</param>
    /// <exception cref="GuildException">There is nothing of the kind.</exception>
    public static PluginReview Review(string path)
    {
        if (Directory.Exists(path))
        {
            var (manifest, findings) = FolderReview.Of(path);
            return new PluginReview(path, manifest, findings);
        }

        if (!File.Exists(path))
            throw new GuildException(new GuildError($"'{path}' does not exist") { Fix = "name a .nupkg file that 'dotnet pack' has made, or a plugin's build output" });
        using var package = PackageFile.Open(path);
        return Review(package, path);
    }

    private static PluginReview Review(PackageFile package, string path)
    {
        List<Finding> findings = [.. PackageFacts(package), .. PackageLayout(path)];
        var title = $"{package.Id} {package.Version.ToNormalizedString()}";
        var unpacked = Directory.CreateTempSubdirectory("guild-plugin-");
        try
        {
            package.Extract(PackageKind.Plugin.ContentFolder, unpacked.FullName);
            var (manifest, inside) = FolderReview.Of(unpacked.FullName);
            findings.AddRange(inside);
            if (manifest is not null && PluginVersion.Compare(manifest.Version, package.Version.ToNormalizedString()) != 0)
                findings.Add(Finding.Error($"the package has version {package.Version.ToNormalizedString()}, its manifest {manifest.Version}", "set <Version> of the project, and nothing else, and pack it again"));
            return new PluginReview(title, manifest, findings);
        }
        catch (GuildException unsafePackage)
        {
            return new PluginReview(title, null, [.. findings, Finding.Error(unsafePackage.Message, "pack it again with 'dotnet pack'")]);
        }
        finally
        {
            unpacked.Delete(recursive: true);
        }
    }

    private static IEnumerable<Finding> PackageFacts(PackageFile package)
    {
        if (!package.Types.Contains(PackageKind.Plugin.TypeName, StringComparer.OrdinalIgnoreCase))
        {
            yield return Finding.Error(
                $"its package type is {(package.Types.Count == 0 ? "not given" : string.Join(", ", package.Types))}, not {PackageKind.Plugin.TypeName}",
                "reference Guild.Abstractions.Build, or set <PackageType>GuildPlugin</PackageType>");
        }

        foreach (var dependency in package.Dependencies)
            yield return Finding.Error($"it depends on the package {dependency}, and guild installs what is inside alone", "pack the library inside: reference Guild.Abstractions.Build, and no PrivateAssets");
    }

    private static IEnumerable<Finding> PackageLayout(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var names = archive.Entries.Select(e => e.FullName).ToList();
        if (names.Find(n => n.StartsWith("lib/", StringComparison.Ordinal)) is { } library)
            yield return Finding.Warning($"it holds '{library}', which guild doesn't use: a plugin lies in {PackageKind.Plugin.ContentFolder}/", "set <IncludeBuildOutput>false</IncludeBuildOutput>");
        if (!names.Exists(n => n.StartsWith("README", StringComparison.OrdinalIgnoreCase)))
            yield return Finding.Warning("it has no README", "add README.md next to the project: feeds show it");
    }
}
