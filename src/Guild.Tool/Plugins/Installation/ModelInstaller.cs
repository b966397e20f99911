using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Operations;

namespace Guild.Tool.Plugins.Installation;

/// <summary>Installs and removes model packages of the user.</summary>
internal sealed class ModelInstaller(GuildEnvironment environment, ModelPackages packages, PackageFeeds feeds)
{
    /// <summary>The user's folder of model packages.</summary>
    public PackageStore Store { get; } = new(packages.Folder, GuildFileFinder.FileName);

    /// <summary>Installs a package, and takes away other versions of it.</summary>
    /// <param name="what">The name, with or without a range, or a path.</param>
    /// <param name="options">How.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The package, and whether it was there already.</returns>
    public async Task<(InstalledPackage Package, bool WasThere)> InstallAsync(string what, ModelInstallOptions options, CancellationToken cancel)
    {
        if (!options.Upgrades && !options.Reinstalls && Already(what) is { } already)
            return (already, true);
        using var origin = await new PackageFinder(environment, feeds).FindAsync(what, PackageKind.Model, options.IncludesPrerelease, cancel);
        var package = origin.File;
        package.RequireKind(PackageKind.Model);
        Check(package);
        var signature = await package.VerifySignatureAsync(feeds.Settings, feeds.FeedLog, cancel);
        var receipt = new InstallReceipt
        {
            Id = package.Id,
            Version = package.Version.ToNormalizedString(),
            ContentHash = package.ContentHash,
            Source = origin.Source,
            Publisher = package.Authors,
            Signature = signature.Text,
            Summary = package.Description.Split('\n')[0].Trim(),
        };
        var store = options.Target is null ? Store : new PackageStore(options.Target, GuildFileFinder.FileName);
        using var held = await store.LockAsync(cancel);
        store.Sweep();
        var others = store.All.Where(p => p.Receipt.Id.Equals(package.Id, StringComparison.OrdinalIgnoreCase)).ToList();
        var same = others.Find(o => o.Receipt.ContentHash == receipt.ContentHash);
        if (same is not null && others.Count == 1 && !options.Reinstalls && same.ChangedFiles().Count == 0)
            return (same, true);
        var placed = store.Place(package.Id, receipt.Version, target => receipt with { Files = package.Extract(PackageKind.Model.ContentFolder, target) });
        foreach (var old in others)
            store.Remove(old);
        return (placed, false);
    }

    /// <summary>Removes a package; <see langword="false"/> when it isn't installed.</summary>
    public async Task<bool> UninstallAsync(string name, CancellationToken cancel)
    {
        if (!Directory.Exists(Store.Root))
            return false;
        using var held = await Store.LockAsync(cancel);
        var found = Store.All.Where(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var package in found)
            Store.Remove(package);
        Store.Sweep();
        return found.Count > 0;
    }

    // As pip does: what is installed is only replaced when that is asked for.
    private InstalledPackage? Already(string what)
    {
        if (PackageFinder.LooksLikePath(what) || Path.Exists(Path.GetFullPath(what, environment.WorkingDirectory)))
            return null;
        var name = PackageName.Parse(what);
        return Store.All.FirstOrDefault(p => p.Name.Equals(name.Id, StringComparison.OrdinalIgnoreCase)
            && name.Range.Accepts(NuGet.Versioning.NuGetVersion.Parse(p.Receipt.Version), includesPrerelease: true));
    }

    private static void Check(PackageFile package)
    {
        if (package.Dependencies.Count > 0)
            throw new GuildException($"{package.Title} is refused: it depends on {string.Join(", ", package.Dependencies)}, and a model package must hold all that it needs");
        if (!package.Holds($"{PackageKind.Model.ContentFolder}/{GuildFileFinder.FileName}"))
            throw new GuildException($"{package.Title} is refused: it holds no {GuildFileFinder.FileName}");
    }
}
