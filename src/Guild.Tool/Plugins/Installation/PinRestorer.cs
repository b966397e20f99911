using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Errors;
using Guild.Tool.Plugins.Pins;
using NuGet.Configuration;
using NuGet.Versioning;

namespace Guild.Tool.Plugins.Installation;

/// <summary>A project's pins -> the very packages in the folder of pinned plugins, and a lock file that names them.</summary>
internal sealed class PinRestorer(GuildEnvironment environment, PluginPlaces places, PackageFeeds feeds, bool includesPrerelease)
{
    private readonly PackageStore _store = new(PinnedPlugins.Folder(places), Contract.ManifestFileName);
    private readonly PackageStore _installed = new(places.Installed, Contract.ManifestFileName);

    private string Project => environment.WorkingDirectory;

    /// <summary>Makes it so. Sources are asked only for what is not on this machine.</summary>
    /// <param name="pins">The pins, as the project's file has them or is about to.</param>
    /// <param name="isLocked">Whether the lock file must fit as it is.</param>
    /// <param name="refreshed">The pins whose lock is taken anew; <see langword="null"/> for none.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="GuildException">A package is missing, or is another than the locked one.</exception>
    public async Task<IReadOnlyList<RestoredPin>> RestoreAsync(PluginPins pins, bool isLocked, Predicate<PluginPin>? refreshed, CancellationToken cancel)
    {
        if (isLocked)
            RequireLocked(pins);

        List<RestoredPin> restored = [];
        foreach (var pin in pins.Pins)
        {
            var locked = refreshed?.Invoke(pin) == true ? null : pins.LockOf(pin);
            restored.Add(locked is null ? await ResolveAsync(pin, cancel) : await EnsureAsync(locked, cancel));
        }

        var clash = restored.GroupBy(r => r.Locked.Plugin).FirstOrDefault(g => g.Count() > 1);
        if (clash is not null)
            throw new GuildException($"plugin '{clash.Key}' is pinned twice: by {string.Join(" and by ", clash.Select(c => c.Locked.Id))}");
        if (!isLocked)
            PinFiles.WriteLock(Project, restored.Select(r => r.Locked));
        return restored;
    }

    private static void RequireLocked(PluginPins pins)
    {
        List<string> problems =
        [
            .. pins.Pins.Where(p => pins.LockOf(p) is null).Select(p => $"it says nothing of {p.Id} '{p.Range}'"),
            .. pins.Locked.Where(l => !pins.Pins.Any(p => p.Id.Equals(l.Id, StringComparison.OrdinalIgnoreCase))).Select(l => $"it names {l.Id}, which is not pinned any more"),
        ];
        if (problems.Count > 0)
        {
            throw new GuildException(new GuildError($"{PluginPins.LockFileName} does not fit {PluginPins.FileName}: {string.Join("; ", problems)}")
            {
                Fix = $"run '{PluginPins.Mend}' without --locked, and keep the lock file with the project",
            });
        }
    }

    private async Task<RestoredPin> ResolveAsync(PluginPin pin, CancellationToken cancel)
    {
        var name = PackageName.Parse(pin.Id) with { Range = PackageRange.Parse(pin.Range) };
        using var origin = await new FittingPackage(feeds).DownloadAsync(await RequiredPackage.FindAllAsync(feeds, PackageKind.Plugin, name, includesPrerelease, cancel), cancel);
        return await PlaceAsync(origin, pin.Range, expected: null, cancel);
    }

    private async Task<RestoredPin> EnsureAsync(LockedPlugin locked, CancellationToken cancel)
    {
        bool IsIt(InstalledPackage package) => package.Receipt.ContentHash == locked.ContentHash && package.ChangedFiles().Count == 0;
        if (_store.Of(locked.Plugin).Any(IsIt))
            return new RestoredPin(locked, WasThere: true);
        if (_installed.Of(locked.Plugin).FirstOrDefault(IsIt) is { } installed)
        {
            await PlaceAsync(locked.Plugin, installed.Receipt, target => FolderCopy.Copy(installed.Directory, target), cancel);
            return new RestoredPin(locked, WasThere: false);
        }

        var version = NuGetVersion.Parse(locked.Version);
        using var origin = Cached(locked, version)
            ?? await PackageOrigin.DownloadAsync(feeds, await ExactlyAsync(locked.Id, version, cancel), cancel);
        return await PlaceAsync(origin, locked.Requested, locked, cancel);
    }

    private Task<FeedPackage> ExactlyAsync(string id, NuGetVersion version, CancellationToken cancel) => RequiredPackage.FindAsync(
        feeds, PackageKind.Plugin, new PackageName(id, PackageRange.Exactly(version)), includesPrerelease: true, cancel);

    /// <summary>The package in NuGet's own folder of packages, if it is the locked one.</summary>
    private PackageOrigin? Cached(LockedPlugin locked, NuGetVersion version)
    {
        var (id, number) = (locked.Id.ToLowerInvariant(), version.ToNormalizedString().ToLowerInvariant());
        var path = Path.Combine(SettingsUtility.GetGlobalPackagesFolder(feeds.Settings), id, number, $"{id}.{number}.nupkg");
        if (!File.Exists(path))
            return null;
        var origin = PackageOrigin.Of(path);
        if (origin.File.ContentHash == locked.ContentHash)
            return origin;
        origin.Dispose();
        return null;
    }

    private async Task<RestoredPin> PlaceAsync(PackageOrigin origin, string range, LockedPlugin? expected, CancellationToken cancel)
    {
        var package = origin.File;
        if (expected is not null && package.ContentHash != expected.ContentHash)
        {
            throw new GuildException(new GuildError(
                $"{package.Title} from {origin.Source} is not the one that {PluginPins.LockFileName} names: its content hash is {package.ContentHash}, not {expected.ContentHash}")
            {
                Fix = $"find out who changed it; 'guild plugins update {package.Id} --pin' would accept it",
            });
        }

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
        await PlaceAsync(manifest.Name, receipt, target => package.Extract(PackageKind.Plugin.ContentFolder, target), cancel);
        return new RestoredPin(new LockedPlugin(package.Id, manifest.Name, range, receipt.Version, receipt.ContentHash), WasThere: false);
    }

    // Other versions stay: other projects pin them.
    private async Task PlaceAsync(string name, InstallReceipt receipt, Func<string, IReadOnlyDictionary<string, string>> write, CancellationToken cancel)
    {
        using var held = await _store.LockAsync(cancel);
        _store.Sweep();
        var same = _store.Of(name).Where(p => p.Receipt.ContentHash == receipt.ContentHash).ToList();
        if (same.Any(s => s.ChangedFiles().Count == 0))
            return;
        _store.Place(name, receipt.Version, target => receipt with { Files = write(target) });
        foreach (var damaged in same)
            _store.Remove(damaged);
    }
}
