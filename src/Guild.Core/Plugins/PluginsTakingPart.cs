using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Runs;

namespace Guild.Core.Plugins;

/// <summary>
/// Records the plugins whose code really took part in a run: an attribute of ours beside <c>plugins</c>, which holds what the plan needs.
/// </summary>
internal static class PluginsTakingPart
{
    public const string Attribute = "plugin_versions";

    /// <summary>Writes who has been loaded. Whoever took part when another process staged the run, or ran it before, stays.</summary>
    public static void Write(RunDirectory run, IReadOnlyList<LoadedPlugin> loaded)
    {
        List<Value> entries = [];
        foreach (var plugin in loaded)
            entries.Add(Entry(plugin));
        if (Read(run) is { } before)
        {
            entries.AddRange(before.Items.Where(b => b is MapValue map && loaded.All(p => map["name"] != Value.Of(p.Name))));
            entries.Sort(static (left, right) => string.CompareOrdinal(NameOf(left), NameOf(right)));
        }

        RunAttributes.Write(run, Attribute, new ListValue(entries));
    }

    /// <summary>The record of a run; <see langword="null"/> when it has none that can be read.</summary>
    public static ListValue? Read(RunDirectory run)
    {
        // Asked first because the usual answer is no, and a thrown exception costs milliseconds.
        if (!File.Exists(run.Attribute(Attribute)))
            return null;
        try
        {
            return RunAttributes.Read(run, Attribute) as ListValue;
        }
        catch (GuildException)
        {
            // Damaged: as good as none.
            return null;
        }
    }

    private static MapValue Entry(LoadedPlugin plugin) => new(
        [new("name", Value.Of(plugin.Name)), new("version", Value.Of(plugin.Version)), new("sha256", Value.Of(plugin.Sha256))]);

    private static string? NameOf(Value entry) => ((entry as MapValue)?["name"] as TextValue)?.Text;
}
