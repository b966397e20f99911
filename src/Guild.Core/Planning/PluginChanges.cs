using Guild.Abstractions;
using Guild.Core.Plugins;
using Guild.Core.Runs;

namespace Guild.Core.Planning;

/// <summary>How the plugins of a planned run differ from those that took part in the run which it repeats.</summary>
internal static class PluginChanges
{
    /// <summary>A sentence that says what differs; <see langword="null"/> when nothing does, or when the record doesn't say.</summary>
    /// <param name="from">The run that is repeated.</param>
    /// <param name="planned">Names of the plugins that the plan needs.</param>
    /// <param name="plugins">The plugins that are here.</param>
    public static string? Since(Run from, IReadOnlyList<string> planned, IPluginCatalog plugins)
    {
        // Guild AI's runs name plugins of its own, and have no such attribute.
        if (PluginsTakingPart.Read(from.Directory) is not { } versions || from["plugins"] is not ListValue names)
            return null;
        var before = names.Items.OfType<TextValue>().Select(n => n.Text).ToHashSet(StringComparer.Ordinal);

        List<string> changes = [];
        foreach (var name in before.Union(planned).Order(StringComparer.Ordinal))
        {
            var here = plugins.Identify(name);
            // Which command was typed is no part of what is repeated.
            if (here is { GivesOnlyCommands: true })
                continue;
            if (!planned.Contains(name))
                changes.Add(here is null ? $"'{name}' is not here any more" : $"'{name}' takes no part");
            else if (!before.Contains(name))
                changes.Add($"'{name}' is new");
            else if (Difference(versions, name, here) is { } difference)
                changes.Add(difference);
        }

        return changes.Count == 0 ? null : $"other plugins than in run {from.Id.Short}: {string.Join(", ", changes)}";
    }

    private static string? Difference(ListValue versions, string name, PluginIdentity? here)
    {
        foreach (var entry in versions.Items.OfType<MapValue>())
        {
            if (here is null || entry["name"] is not TextValue recorded || recorded.Text != name)
                continue;
            var version = (entry["version"] as TextValue)?.Text;
            if (version != here.Version)
                return $"'{name}' is {here.Version}, was {version}";
            return (entry["sha256"] as TextValue)?.Text == here.Sha256 ? null : $"'{name}' {version} is another build";
        }

        return null;
    }
}
