using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Guild.Plugins.Manifests;
using Guild.Tool.Plugins;
using Guild.Tool.Plugins.Installation;

namespace Guild.Tool.Views;

/// <summary>Plugins as text and as JSON.</summary>
internal static class PluginView
{
    /// <summary>A plugin as a line of the list.</summary>
    public static IReadOnlyList<string> Row(FoundPlugin plugin) =>
    [
        plugin.Name,
        plugin.Manifest?.Version ?? "-",
        $"contract {plugin.Manifest?.ContractVersion ?? "-"}",
        Origin(plugin),
        plugin.IsUsable ? "usable" : "not usable",
        // A disagreement has further lines, which the details show.
        plugin.IsUsable ? Summary(plugin.Manifest!.Contributions) : plugin.Problem!.Split('\n')[0],
    ];

    /// <summary>All about a plugin, as lines.</summary>
    /// <param name="plugin">The one that counts.</param>
    /// <param name="others">Those of the same name in other places.</param>
    public static IEnumerable<string> Details(FoundPlugin plugin, IEnumerable<FoundPlugin> others)
    {
        yield return $"name: {plugin.Name}";
        if (plugin.Manifest is { } manifest)
        {
            yield return $"description: {manifest.Description}";
            yield return $"version: {manifest.Version}";
            yield return $"contract: {manifest.ContractVersion}";
            yield return $"assembly: {manifest.Assembly}";
        }

        yield return $"origin: {Origin(plugin)}";
        yield return $"directory: {plugin.Directory}";
        if (plugin.Origin == PluginOrigin.Installed && InstallReceipt.Read(plugin.Directory) is { } receipt)
        {
            yield return $"package: {receipt.Id} {receipt.Version}, from {receipt.Source}";
            yield return $"publisher: {InstalledView.Publisher(receipt)}";
            var changed = new InstalledPackage(plugin.Name, plugin.Directory, receipt).ChangedFiles();
            if (changed.Count > 0)
                yield return $"changed since it was installed: {string.Join(", ", changed)}";
        }

        yield return $"usable: {(plugin.IsUsable ? "yes" : "no")}";
        foreach (var line in plugin.Problem?.Split('\n') ?? [])
            yield return $"  {line}";
        if (plugin.Remedy is not null)
            yield return $"  fix: {plugin.Remedy}";
        if (plugin.Manifest?.Contributions is { Count: > 0 } contributions)
        {
            yield return "contributes:";
            foreach (var contribution in contributions)
                yield return $"  {Line(contribution)}";
        }

        var hidden = others.ToList();
        if (hidden.Count > 0)
            yield return "not used, of the same name:";
        foreach (var other in hidden)
            yield return $"  {other.Manifest?.Version ?? "-"} {Origin(other)} {other.Directory}{(other.IsUsable ? "" : $" ({other.Problem})")}";
    }

    public static void WriteJson(TextWriter output, IEnumerable<FoundPlugin> plugins) => WriteJson(output, json =>
    {
        json.WriteStartArray();
        foreach (var plugin in plugins)
            Write(json, plugin);
        json.WriteEndArray();
    });

    public static void WriteJson(TextWriter output, FoundPlugin plugin) => WriteJson(output, json => Write(json, plugin));

    private static string Origin(FoundPlugin plugin) => plugin.IsPinned ? "pinned" : plugin.Origin switch
    {
        PluginOrigin.Development => "plugin path",
        PluginOrigin.Installed => "installed",
        _ => "bundled",
    };

    public static string Summary(IReadOnlyList<ManifestContribution> contributions) =>
        string.Join("; ", contributions
            .GroupBy(c => Title(c.Kind))
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(c => c.Name))}"));

    private static string Title(string kind) => kind switch
    {
        ContributionKind.Alias => "commands",
        ContributionKind.Resolver => "sources",
        ContributionKind.Runtime => "runtimes",
        ContributionKind.Discovery => "flag discovery",
        _ => "observers",
    };

    private static string Line(ManifestContribution contribution)
    {
        var title = contribution.Kind switch
        {
            ContributionKind.Alias => "command",
            ContributionKind.Resolver => "source",
            ContributionKind.Discovery => "flag discovery",
            var kind => kind,
        };
        var claims = string.Concat(
            Claim("options", contribution.Options), Claim("schemes", contribution.Schemes), Claim("for", contribution.Attributes),
            Claim("files", contribution.Extensions), Claim("main", contribution.MainPrefixes));
        return $"{title} {contribution.Name}{claims}{(contribution.Help.Length > 0 ? $" - {contribution.Help}" : "")}";
    }

    private static string Claim<T>(string title, IReadOnlyList<T> items) => items.Count == 0 ? "" : $" ({title}: {string.Join(", ", items)})";

    private static void WriteJson(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(json);
        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, FoundPlugin plugin)
    {
        json.WriteStartObject();
        json.WriteString("name", plugin.Name);
        json.WriteString("version", plugin.Manifest?.Version);
        json.WriteString("contractVersion", plugin.Manifest?.ContractVersion);
        json.WriteString("description", plugin.Manifest?.Description);
        json.WriteString("origin", plugin.Origin.ToString().ToLowerInvariant());
        json.WriteString("directory", plugin.Directory);
        json.WriteBoolean("usable", plugin.IsUsable);
        json.WriteString("problem", plugin.Problem);
        json.WriteString("remedy", plugin.Remedy);
        ManifestWriter.WriteContributions(json, plugin.Manifest?.Contributions ?? []);
        json.WriteEndObject();
    }
}
