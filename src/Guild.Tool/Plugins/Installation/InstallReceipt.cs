using System.Text.Encodings.Web;
using System.Text.Json;
using Guild.Plugins.Manifests;

namespace Guild.Tool.Plugins.Installation;

/// <summary>What an installation leaves beside the files: from which package they are, and what each held.</summary>
internal sealed record InstallReceipt
{
    public const string FileName = "guild-package.json";

    /// <summary>The package's name, or the plugin's when it was installed from a build's output.</summary>
    public required string Id { get; init; }

    public required string Version { get; init; }

    /// <summary>The package's content hash as NuGet has it; empty when there was no package.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>Where it came from, without user information.</summary>
    public string Source { get; init; } = "";

    /// <summary>The authors that the package names; nobody has checked them.</summary>
    public string Publisher { get; init; } = "";

    /// <summary>What was found about its signature.</summary>
    public string Signature { get; init; } = "";

    public string Summary { get; init; } = "";

    /// <summary>SHA-256 of each file, by path with slashes.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>The receipt of a folder; <see langword="null"/> when it has none that can be read.</summary>
    public static InstallReceipt? Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            if (JsonText.Parse(File.ReadAllBytes(path)) is not Dictionary<string, object?> fields)
                return null;
            string Text(string name) => fields.GetValueOrDefault(name) as string ?? "";
            var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, digest) in fields.GetValueOrDefault("files") as Dictionary<string, object?> ?? [])
                files[name] = digest as string ?? "";
            return new InstallReceipt
            {
                Id = Text("id"),
                Version = Text("version"),
                ContentHash = Text("contentHash"),
                Source = Text("source"),
                Publisher = Text("publisher"),
                Signature = Text("signature"),
                Summary = Text("summary"),
                Files = files,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ManifestFormatException)
        {
            // As if it had been put there by hand.
            return null;
        }
    }

    public byte[] Write()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            json.WriteString("id", Id);
            json.WriteString("version", Version);
            json.WriteString("contentHash", ContentHash);
            json.WriteString("source", Source);
            json.WriteString("publisher", Publisher);
            json.WriteString("signature", Signature);
            json.WriteString("summary", Summary);
            json.WriteStartObject("files");
            foreach (var (name, digest) in Files)
                json.WriteString(name, digest);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }
}
