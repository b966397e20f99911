using System.Text.Json;

namespace Guild.Plugins.Manifests;

/// <summary><c>guild-plugin.json</c> -> manifest. Unknown fields and kinds are skipped, so that a later schema level still reads.</summary>
/// <remarks>
/// Read token by token: every <c>guild run</c> reads all manifests, and the JSON serializer would cost more than the reading.
/// </remarks>
internal static class ManifestReader
{
    /// <exception cref="ManifestFormatException">The text isn't JSON, or a field that must be there is missing or of another type.</exception>
    public static PluginManifest Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        try
        {
            var json = new Utf8JsonReader(utf8);
            json.Read();
            return ReadManifest(ref json);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            // InvalidOperationException is the reader's way to say that a token has another type than the one asked for.
            var where = failure is JsonException { LineNumber: { } line } ? $" (line {line + 1})" : "";
            throw new ManifestFormatException($"is not a plugin manifest{where}", failure);
        }
    }

    private static PluginManifest ReadManifest(ref Utf8JsonReader json)
    {
        int? schemaVersion = null;
        string? name = null, version = null, contractVersion = null, assembly = null;
        var description = "";
        List<ManifestContribution> contributions = [];
        Expect(ref json, JsonTokenType.StartObject);
        while (NextField(ref json) is { } field)
        {
            switch (field)
            {
                case "schemaVersion": schemaVersion = json.GetInt32(); break;
                case "name": name = json.GetString(); break;
                case "version": version = json.GetString(); break;
                case "contractVersion": contractVersion = json.GetString(); break;
                case "assembly": assembly = json.GetString(); break;
                case "description": description = json.GetString() ?? ""; break;
                case "contributions": contributions = ReadContributions(ref json); break;
                default: json.Skip(); break;
            }
        }

        return new PluginManifest
        {
            SchemaVersion = schemaVersion ?? throw Missing("schemaVersion"),
            Name = name ?? throw Missing("name"),
            Version = version ?? throw Missing("version"),
            ContractVersion = contractVersion ?? throw Missing("contractVersion"),
            Assembly = assembly ?? throw Missing("assembly"),
            Description = description,
            Contributions = contributions,
        };
    }

    private static List<ManifestContribution> ReadContributions(ref Utf8JsonReader json)
    {
        List<ManifestContribution> contributions = [];
        Expect(ref json, JsonTokenType.StartArray);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (ReadContribution(ref json) is { } contribution)
                contributions.Add(contribution);
        }

        return contributions;
    }

    private static ManifestContribution? ReadContribution(ref Utf8JsonReader json)
    {
        string? kind = null, name = null, type = null;
        var help = "";
        IReadOnlyList<string> schemes = [], attributes = [], extensions = [], mainPrefixes = [];
        IReadOnlyList<ManifestOption> options = [];
        Expect(ref json, JsonTokenType.StartObject);
        while (NextField(ref json) is { } field)
        {
            switch (field)
            {
                case "kind": kind = json.GetString(); break;
                case "name": name = json.GetString(); break;
                case "type": type = json.GetString(); break;
                case "help": help = json.GetString() ?? ""; break;
                case "schemes": schemes = ReadTexts(ref json); break;
                case "attributes": attributes = ReadTexts(ref json); break;
                case "extensions": extensions = ReadTexts(ref json); break;
                case "mainPrefixes": mainPrefixes = ReadTexts(ref json); break;
                case "options": options = ReadOptions(ref json); break;
                default: json.Skip(); break;
            }
        }

        if (!ContributionKind.IsKnown(kind ?? throw Missing("kind")))
            return null;
        return new ManifestContribution(kind, name ?? throw Missing("name"), type ?? throw Missing("type"))
        {
            Help = help,
            Schemes = schemes,
            Attributes = attributes,
            Extensions = extensions,
            MainPrefixes = mainPrefixes,
            Options = options,
        };
    }

    private static List<ManifestOption> ReadOptions(ref Utf8JsonReader json)
    {
        List<ManifestOption> options = [];
        Expect(ref json, JsonTokenType.StartArray);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            string? name = null;
            string help = "", valueName = "";
            var isRepeatable = false;
            IReadOnlyList<string> choices = [];
            Expect(ref json, JsonTokenType.StartObject);
            while (NextField(ref json) is { } field)
            {
                switch (field)
                {
                    case "name": name = json.GetString(); break;
                    case "help": help = json.GetString() ?? ""; break;
                    case "valueName": valueName = json.GetString() ?? ""; break;
                    case "repeatable": isRepeatable = json.GetBoolean(); break;
                    case "choices": choices = ReadTexts(ref json); break;
                    default: json.Skip(); break;
                }
            }

            options.Add(new ManifestOption(name ?? throw Missing("name"), help)
            {
                ValueName = valueName,
                IsRepeatable = isRepeatable,
                Choices = choices,
            });
        }

        return options;
    }

    private static List<string> ReadTexts(ref Utf8JsonReader json)
    {
        List<string> texts = [];
        Expect(ref json, JsonTokenType.StartArray);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            texts.Add(json.GetString() ?? "");
        return texts;
    }

    /// <summary>Moves to the next field's value and returns its name; <see langword="null"/> at the end of the object.</summary>
    private static string? NextField(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.EndObject)
            return null;
        var name = json.GetString();
        json.Read();
        return name;
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType token)
    {
        if (json.TokenType != token)
            throw new JsonException($"found {json.TokenType}");
    }

    private static ManifestFormatException Missing(string field) => new($"has no '{field}'");
}
