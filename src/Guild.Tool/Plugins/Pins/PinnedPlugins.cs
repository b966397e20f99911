using Guild.Core.Errors;
using Guild.Tool.Plugins.Installation;

namespace Guild.Tool.Plugins.Pins;

/// <summary>What a project's pins make of the plugins that were found.</summary>
internal static class PinnedPlugins
{
    /// <summary>Absolute path of the folder of pinned plugins: beside those that the user installed, so that neither changes the other.</summary>
    public static string Folder(PluginPlaces places) => Path.Combine(places.Installed, ".pinned");

    /// <summary>Puts pinned plugins in the place of others of their name. A plugin under development stays.</summary>
    /// <returns>What stops runs; each error says how to mend it.</returns>
    public static IReadOnlyList<GuildError> Apply(PluginPins pins, PluginPlaces places, List<FoundPlugin> chosen)
    {
        List<GuildError> errors = [];
        foreach (var pin in pins.Pins)
        {
            if (pins.LockOf(pin) is not { } locked)
            {
                errors.Add(new GuildError($"plugin '{pin.Id}' is pinned to '{pin.Range}' by {PluginPins.FileName}, and {PluginPins.LockFileName} doesn't say which version that is")
                {
                    Fix = $"run '{PluginPins.Mend}'",
                });
                continue;
            }

            var at = chosen.FindIndex(c => c.Name == locked.Plugin);
            if (at >= 0 && chosen[at].Origin == PluginOrigin.Development)
                continue;
            if (Find(locked, places) is { } package)
            {
                var found = package with { IsPinned = true };
                if (at < 0)
                    chosen.Add(found);
                else
                    chosen[at] = found;
                continue;
            }

            var problem = $"it is pinned to version {locked.Version} by {PluginPins.LockFileName}, which is not installed";
            var missing = at >= 0
                ? chosen[at] with { Problem = problem, Remedy = $"run '{PluginPins.Mend}'" }
                : new FoundPlugin(locked.Plugin, Path.Combine(Folder(places), locked.Plugin, locked.Version), PluginOrigin.Installed)
                {
                    Problem = problem,
                    Remedy = $"run '{PluginPins.Mend}'",
                };
            if (at < 0)
                chosen.Add(missing);
            else
                chosen[at] = missing;
            errors.Add(new GuildError($"plugin '{locked.Plugin}' ({locked.Id}) can't be used: {problem}") { Fix = missing.Remedy });
        }

        chosen.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return errors;
    }

    /// <summary>What is wrong with a pinned plugin whose files are not those of its package any more; <see langword="null"/> when nothing is.</summary>
    public static GuildError? FindChange(FoundPlugin plugin)
    {
        var changed = InstallReceipt.Read(plugin.Directory) is { } receipt ? new InstalledPackage(plugin.Name, plugin.Directory, receipt).ChangedFiles() : [];
        return changed.Count == 0 ? null : new GuildError(
            $"plugin '{plugin.Name}' can't be used: it is pinned by {PluginPins.LockFileName}, and is not the locked package any more: changed since it was installed: {string.Join(", ", changed.Take(5))}")
        {
            Fix = $"run '{PluginPins.Mend}'",
        };
    }

    /// <summary>The very package that is locked, wherever it is installed; <see langword="null"/> when it isn't.</summary>
    private static FoundPlugin? Find(LockedPlugin locked, PluginPlaces places)
    {
        foreach (var root in (string[])[Folder(places), places.Installed])
        {
            var folder = Path.Combine(root, locked.Plugin);
            if (!Directory.Exists(folder))
                continue;
            foreach (var version in Directory.GetDirectories(folder))
            {
                if (InstallReceipt.Read(version) is { } receipt && receipt.ContentHash == locked.ContentHash && receipt.ContentHash.Length > 0
                    && PluginFinder.Read(version, PluginOrigin.Installed) is { } found)
                    return found;
            }
        }

        return null;
    }
}
