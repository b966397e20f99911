using Guild.Abstractions;
using Guild.Plugins.Manifests;

namespace Guild.Tool.Plugins;

/// <summary>Places -> the plugins in them, with what makes some of them unusable. Reads manifests and loads nothing.</summary>
internal static class PluginFinder
{
    /// <summary>All plugins of all places, those of a name in the order of precedence.</summary>
    public static List<FoundPlugin> FindAll(PluginPlaces places)
    {
        List<FoundPlugin> found = [];
        foreach (var path in places.Development)
            AddDevelopment(path, found);

        List<FoundPlugin> others = [];
        foreach (var name in SubdirectoriesOf(places.Installed))
        {
            // What the installation keeps for itself.
            if (Path.GetFileName(name.AsSpan()).StartsWith('.'))
                continue;
            foreach (var version in SubdirectoriesOf(name))
                AddIfPlugin(version, PluginOrigin.Installed, others);
        }

        others.AddRange(places.Bundled.All);
        others.Sort(ByPrecedence);
        found.AddRange(others);
        return found;
    }

    /// <summary>The plugins in the folder of those that travel with the tool.</summary>
    public static List<FoundPlugin> FindBundled(string directory)
    {
        List<FoundPlugin> found = [];
        foreach (var name in SubdirectoriesOf(directory))
            AddIfPlugin(name, PluginOrigin.Bundled, found);
        return found;
    }

    /// <summary>The plugin that counts for each name, ordered by name: usable if any is.</summary>
    public static List<FoundPlugin> Choose(List<FoundPlugin> all)
    {
        // A handful of plugins: a list, where a sorted dictionary of ours would have to be compiled at every start.
        List<FoundPlugin> chosen = [];
        foreach (var plugin in all)
        {
            var at = chosen.FindIndex(c => c.Name == plugin.Name);
            if (at < 0)
                chosen.Add(plugin);
            // A development path always wins, broken or not: its author wants to see what is broken.
            else if (!chosen[at].IsUsable && plugin.IsUsable && chosen[at].Origin != PluginOrigin.Development)
                chosen[at] = plugin;
        }

        chosen.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return chosen;
    }

    /// <summary>The plugin of one folder, usable or not; <see langword="null"/> when the folder holds none.</summary>
    public static FoundPlugin? Read(string directory, PluginOrigin origin)
    {
        List<FoundPlugin> found = [];
        AddIfPlugin(directory, origin, found);
        return found.Count == 0 ? null : found[0];
    }

    private static void AddDevelopment(string path, List<FoundPlugin> found)
    {
        var before = found.Count;
        AddIfPlugin(path, PluginOrigin.Development, found);
        if (found.Count == before)
        {
            foreach (var directory in SubdirectoriesOf(path))
                AddIfPlugin(directory, PluginOrigin.Development, found);
        }

        if (found.Count == before)
        {
            found.Add(new FoundPlugin(NameOfFolder(path), path, PluginOrigin.Development)
            {
                Problem = Directory.Exists(path)
                    ? $"the plugin path holds no {Contract.ManifestFileName}, nor does a folder in it"
                    : "the plugin path does not exist",
                Remedy = "build the plugin, and name the folder of its output",
            });
        }
    }

    private static void AddIfPlugin(string directory, PluginOrigin origin, List<FoundPlugin> found)
    {
        var manifestPath = Path.Combine(directory, Contract.ManifestFileName);
        if (!File.Exists(manifestPath))
            return;
        byte[] text;
        try
        {
            text = File.ReadAllBytes(manifestPath);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            found.Add(Unreadable(directory, origin, $"its {Contract.ManifestFileName} can't be read: {failure.Message}"));
            return;
        }

        try
        {
            found.Add(Check(ManifestReader.Read(text), directory, origin));
        }
        catch (ManifestFormatException failure)
        {
            found.Add(Unreadable(directory, origin, $"its {Contract.ManifestFileName} {failure.Message}"));
        }
    }

    private static FoundPlugin Unreadable(string directory, PluginOrigin origin, string problem)
    {
        var named = origin == PluginOrigin.Installed ? Path.GetDirectoryName(directory)! : directory;
        return new FoundPlugin(NameOfFolder(named), directory, origin) { Problem = problem, Remedy = "build or install it again" };
    }

    private static FoundPlugin Check(PluginManifest manifest, string directory, PluginOrigin origin)
    {
        var plugin = new FoundPlugin(manifest.Name, directory, origin) { Manifest = manifest };
        if (!ContractLevel.TryParse(manifest.ContractVersion, out var level))
            return plugin with { Problem = $"its contract version '{manifest.ContractVersion}' is no MAJOR.MINOR", Remedy = "build it again" };
        if (!ContractLevel.Own.Accepts(level))
        {
            return plugin with
            {
                Problem = $"it was built for contract {level}, and this guild has contract {ContractLevel.Own}",
                Remedy = level.Major < ContractLevel.Own.Major ? $"update the plugin to one built for contract {ContractLevel.Own.Major}.x" : "update guild",
            };
        }

        foreach (var problem in ManifestRules.Check(manifest))
            return plugin with { Problem = problem, Remedy = "its author must mend it" };
        if (Path.GetFileName(manifest.Assembly) != manifest.Assembly || !File.Exists(plugin.AssemblyPath))
            return plugin with { Problem = $"its assembly '{manifest.Assembly}' is not in its folder", Remedy = "build or install it again" };
        // Its types would be built on another contract than the host's, and match nothing.
        return File.Exists(Path.Combine(directory, "Guild.Abstractions.dll"))
            ? plugin with
            {
                Problem = "it carries a copy of Guild.Abstractions.dll",
                Remedy = "reference Guild.Abstractions with ExcludeAssets=\"runtime\" and build the plugin again",
            }
            : plugin;
    }

    private static int ByPrecedence(FoundPlugin left, FoundPlugin right)
    {
        var order = string.CompareOrdinal(left.Name, right.Name);
        if (order == 0)
            order = PluginVersion.Compare(right.Manifest?.Version ?? "", left.Manifest?.Version ?? "");
        if (order == 0)
            order = left.Origin.CompareTo(right.Origin);
        return order != 0 ? order : string.CompareOrdinal(left.Directory, right.Directory);
    }

    private static string NameOfFolder(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(path));

    private static string[] SubdirectoriesOf(string directory)
    {
        // Asked first because the usual answer is no, and a thrown exception costs milliseconds at start-up.
        if (!Directory.Exists(directory))
            return [];
        try
        {
            var found = Directory.GetDirectories(directory);
            Array.Sort(found, StringComparer.Ordinal);
            return found;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // None that we may look into: no plugins there.
            return [];
        }
    }
}
