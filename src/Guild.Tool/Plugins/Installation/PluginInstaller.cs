using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Plugins.Manifests;

namespace Guild.Tool.Plugins.Installation;

/// <summary>Installs and removes plugins of the user.</summary>
internal sealed class PluginInstaller(GuildEnvironment environment, PluginPlaces places, PluginCatalog catalog, PackageFeeds feeds, IGuildLog log)
{
    /// <summary>The user's plugin folder.</summary>
    public PackageStore Store { get; } = new(places.Installed, Contract.ManifestFileName);

    /// <summary>Installs a plugin, and takes away other versions of it.</summary>
    /// <param name="what">The name, with or without a range, or a path.</param>
    /// <param name="includesPrerelease">Whether pre-releases count.</param>
    /// <param name="isForced">Whether clashes with other plugins and an equal installed version are disregarded.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<InstalledPlugin> InstallAsync(string what, bool includesPrerelease, bool isForced, CancellationToken cancel)
    {
        var folder = Path.GetFullPath(what, environment.WorkingDirectory);
        if (File.Exists(Path.Combine(folder, Contract.ManifestFileName)))
            return await InstallFolderAsync(folder, isForced, cancel);
        using var origin = await new PackageFinder(environment, feeds).FindAsync(what, PackageKind.Plugin, includesPrerelease, cancel);
        return await InstallAsync(origin, isForced, cancel);
    }

    /// <summary>Installs a package that is at hand.</summary>
    public async Task<InstalledPlugin> InstallAsync(PackageOrigin origin, bool isForced, CancellationToken cancel)
    {
        var package = origin.File;
        var manifest = PluginPackage.Check(package);
        var signature = await package.VerifySignatureAsync(feeds.Settings, feeds.FeedLog, cancel);
        var receipt = new InstallReceipt
        {
            Id = package.Id,
            Version = package.Version.ToNormalizedString(),
            ContentHash = package.ContentHash,
            Source = origin.Source,
            Publisher = package.Authors,
            Signature = signature.Text,
            Summary = manifest.Description,
        };
        return await PlaceAsync(manifest, receipt, isForced, target => package.Extract(PackageKind.Plugin.ContentFolder, target), cancel);
    }

    /// <summary>The installed plugins that a user means by a plugin's or a package's name.</summary>
    /// <exception cref="GuildException">There is none.</exception>
    public IReadOnlyList<InstalledPackage> Find(string name)
    {
        var found = Store.All.Where(p => p.Name == name || p.Receipt.Id.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count > 0)
            return found;
        var known = catalog.All.FirstOrDefault(p => p.Name == name);
        throw new GuildException(new GuildError(known?.Origin switch
        {
            PluginOrigin.Bundled => $"plugin '{name}' comes with guild; it is not installed",
            PluginOrigin.Development => $"plugin '{name}' comes from the plugin path; it is not installed",
            PluginOrigin.Installed => $"plugin '{name}' in '{known.Directory}' was put there by hand",
            _ => $"there is no installed plugin '{name}'",
        })
        {
            Fix = known is null
                ? Core.Text.NearestName.Find(name, Store.All.SelectMany(p => (string[])[p.Name, p.Receipt.Id])) is { } near ? $"did you mean '{near}'?" : "try 'guild plugins' for a list"
                : known.Origin == PluginOrigin.Installed ? "delete the folder" : null,
        });
    }

    /// <summary>Removes a plugin with all its versions.</summary>
    public async Task<IReadOnlyList<InstalledPackage>> UninstallAsync(string name, CancellationToken cancel)
    {
        Find(name);
        using var held = await Store.LockAsync(cancel);
        var found = Find(name);
        foreach (var package in found)
            Store.Remove(package);
        Store.Sweep();
        return found;
    }

    private async Task<InstalledPlugin> InstallFolderAsync(string folder, bool isForced, CancellationToken cancel)
    {
        var manifest = PluginPackage.Check(folder, $"the plugin in '{folder}'");
        var receipt = new InstallReceipt
        {
            Id = manifest.Name,
            Version = manifest.Version,
            Source = folder,
            Signature = "not signed",
            Summary = manifest.Description,
        };
        return await PlaceAsync(manifest, receipt, isForced, target => FolderCopy.Copy(folder, target), cancel);
    }

    private async Task<InstalledPlugin> PlaceAsync(
        PluginManifest manifest, InstallReceipt receipt, bool isForced, Func<string, IReadOnlyDictionary<string, string>> write, CancellationToken cancel)
    {
        if (!isForced)
            PluginClashes.Check(manifest, catalog);
        using var held = await Store.LockAsync(cancel);
        Store.Sweep();
        var others = Store.Of(manifest.Name);
        if (!isForced)
        {
            if (others.FirstOrDefault(o => !o.Receipt.Id.Equals(receipt.Id, StringComparison.OrdinalIgnoreCase)) is { } other)
            {
                throw new GuildException(new GuildError($"plugin '{manifest.Name}' is installed already, from package '{other.Receipt.Id}'")
                {
                    Fix = $"remove that one first with 'guild plugins uninstall {other.Receipt.Id}', or use --force",
                });
            }

            var same = others.FirstOrDefault(o => o.Receipt.Version == receipt.Version && o.Receipt.ContentHash == receipt.ContentHash);
            if (same is not null && receipt.ContentHash.Length > 0 && others.Count == 1 && same.ChangedFiles().Count == 0)
                return new InstalledPlugin(manifest, same) { WasThere = true };
        }

        if (catalog.All.Any(p => p.Name == manifest.Name && p.Origin == PluginOrigin.Bundled) && others.Count == 0)
            log.Warning($"it takes the place of the plugin '{manifest.Name}' that comes with guild");
        var placed = Store.Place(manifest.Name, receipt.Version, target => receipt with { Files = write(target) });
        foreach (var old in others)
            Store.Remove(old);
        return new InstalledPlugin(manifest, placed) { Replaced = [.. others.Select(o => o.Receipt.Version)] };
    }
}
