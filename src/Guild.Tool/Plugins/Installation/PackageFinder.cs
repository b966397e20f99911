using Guild.Core;
using Guild.Core.Errors;

namespace Guild.Tool.Plugins.Installation;

/// <summary>What a user names to install -> the package's file.</summary>
internal sealed class PackageFinder(GuildEnvironment environment, PackageFeeds feeds)
{
    /// <summary>Finds a package: a .nupkg file, the one in a folder of such files, else by name in the sources.</summary>
    /// <exception cref="GuildException">There is none.</exception>
    public async Task<PackageOrigin> FindAsync(string what, PackageKind kind, bool includesPrerelease, CancellationToken cancel)
    {
        if (what.Contains("://", StringComparison.Ordinal))
        {
            throw new GuildException(new GuildError($"'{what}' is an address, not a package")
            {
                Fix = $"name the package and its source, as in 'NAME --source {what}'",
            });
        }

        var path = Path.GetFullPath(what, environment.WorkingDirectory);
        if (LooksLikePath(what) || File.Exists(path) || Directory.Exists(path))
        {
            if (File.Exists(path))
                return PackageOrigin.Of(path);
            if (Directory.Exists(path))
                return PackageOrigin.Of(OnlyPackageIn(path, what, kind));
            throw new GuildException($"'{what}' does not exist");
        }

        var offers = await RequiredPackage.FindAllAsync(feeds, kind, PackageName.Parse(what), includesPrerelease, cancel);
        return kind == PackageKind.Plugin
            ? await new FittingPackage(feeds).DownloadAsync(offers, cancel)
            : await PackageOrigin.DownloadAsync(feeds, offers[0], cancel);
    }

    public static bool LooksLikePath(string what) =>
        what.Contains('/') || what.Contains('\\') || what.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase) || what is "." or "..";

    private static string OnlyPackageIn(string folder, string shown, PackageKind kind)
    {
        List<(string Id, NuGet.Versioning.NuGetVersion Version, string Path)> found = [];
        foreach (var path in Directory.EnumerateFiles(folder, "*.nupkg"))
        {
            using var file = PackageFile.Open(path);
            if (file.Types.Contains(kind.TypeName, StringComparer.OrdinalIgnoreCase))
                found.Add((file.Id, file.Version, path));
        }

        var ids = found.Select(f => f.Id).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
        return ids.Count switch
        {
            1 => found.MaxBy(f => f.Version).Path,
            0 => throw new GuildException($"the folder '{shown}' holds no package of a {kind.Noun}"),
            _ => throw new GuildException(new GuildError($"the folder '{shown}' holds several packages: {string.Join(", ", ids)}")
            {
                Fix = $"name one, as in '{ids[0]} --source {shown}'",
            }),
        };
    }
}
