using System.Text.Encodings.Web;
using System.Text.Json;

namespace Guild.Plugins.Manifests;

/// <summary>Manifest -> <c>guild-plugin.json</c>.</summary>
internal static class ManifestWriter
{
    public static byte[] Write(PluginManifest manifest)
    {
        using var buffer = new MemoryStream();
        // Descriptions hold quotes and letters of all languages; the file is read as JSON only, never inside a page.
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", manifest.SchemaVersion);
            json.WriteString("name", manifest.Name);
            json.WriteString("version", manifest.Version);
            json.WriteString("contractVersion", manifest.ContractVersion);
            json.WriteString("assembly", manifest.Assembly);
            json.WriteString("description", manifest.Description);
            WriteContributions(json, manifest.Contributions);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    /// <summary>The field <c>contributions</c> of the object that is being written.</summary>
    public static void WriteContributions(Utf8JsonWriter json, IReadOnlyList<ManifestContribution> contributions)
    {
        json.WriteStartArray("contributions");
        foreach (var contribution in contributions)
            Write(json, contribution);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ManifestContribution contribution)
    {
        json.WriteStartObject();
        json.WriteString("kind", contribution.Kind);
        json.WriteString("name", contribution.Name);
        json.WriteString("type", contribution.Type);
        json.WriteString("help", contribution.Help);
        if (contribution.Details.Length > 0)
            json.WriteString("details", contribution.Details);
        Write(json, "schemes", contribution.Schemes);
        Write(json, "attributes", contribution.Attributes);
        Write(json, "extensions", contribution.Extensions);
        Write(json, "mainPrefixes", contribution.MainPrefixes);
        if (contribution.Options.Count > 0)
        {
            json.WriteStartArray("options");
            foreach (var option in contribution.Options)
                Write(json, option);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ManifestOption option)
    {
        json.WriteStartObject();
        json.WriteString("name", option.Name);
        json.WriteString("help", option.Help);
        if (option.ValueName.Length > 0)
            json.WriteString("valueName", option.ValueName);
        if (option.IsRepeatable)
            json.WriteBoolean("repeatable", true);
        Write(json, "choices", option.Choices);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }
}
