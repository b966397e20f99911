namespace Guild.Plugins.Manifests;

/// <summary><c>guild-plugin.json</c> -> manifest. Unknown fields and kinds are skipped, so that a later schema level still reads.</summary>
internal static class ManifestReader
{
    /// <exception cref="ManifestFormatException">The text isn't JSON, or a field that must be there is missing or of another type.</exception>
    public static PluginManifest Read(byte[] utf8)
    {
        var fields = Map(JsonText.Parse(utf8), "the manifest");
        return new PluginManifest
        {
            SchemaVersion = fields.GetValueOrDefault("schemaVersion") is double version ? (int)version : throw Missing("schemaVersion"),
            Name = Required(fields, "name"),
            Version = Required(fields, "version"),
            ContractVersion = Required(fields, "contractVersion"),
            Assembly = Required(fields, "assembly"),
            Description = Text(fields, "description"),
            Contributions = Items(fields, "contributions", Contribution),
        };
    }

    private static ManifestContribution? Contribution(object? item)
    {
        var fields = Map(item, "contributions");
        var kind = Required(fields, "kind");
        if (!ContributionKind.IsKnown(kind))
            return null;
        return new ManifestContribution(kind, Required(fields, "name"), Required(fields, "type"))
        {
            Help = Text(fields, "help"),
            Details = Text(fields, "details"),
            Schemes = Items(fields, "schemes", Word),
            Attributes = Items(fields, "attributes", Word),
            Extensions = Items(fields, "extensions", Word),
            MainPrefixes = Items(fields, "mainPrefixes", Word),
            Options = Items(fields, "options", Option),
        };
    }

    private static ManifestOption Option(object? item)
    {
        var fields = Map(item, "options");
        return new ManifestOption(Required(fields, "name"), Text(fields, "help"))
        {
            ValueName = Text(fields, "valueName"),
            IsRepeatable = fields.GetValueOrDefault("repeatable") is true,
            Choices = Items(fields, "choices", Word),
        };
    }

    private static string Word(object? item) => item as string ?? throw new ManifestFormatException("has a list with something else than texts");

    private static Dictionary<string, object?> Map(object? value, string what) =>
        value as Dictionary<string, object?> ?? throw new ManifestFormatException($"is no plugin manifest: {what} should hold fields");

    private static string Required(Dictionary<string, object?> fields, string name) => fields.GetValueOrDefault(name) as string ?? throw Missing(name);

    private static string Text(Dictionary<string, object?> fields, string name) => fields.GetValueOrDefault(name) as string ?? "";

    private static IReadOnlyList<T> Items<T>(Dictionary<string, object?> fields, string name, Func<object?, T?> read)
        where T : class
    {
        if (fields.GetValueOrDefault(name) is not { } value)
            return [];
        List<T> items = [];
        foreach (var item in value as List<object?> ?? throw new ManifestFormatException($"has '{name}' that is no list"))
        {
            if (read(item) is { } known)
                items.Add(known);
        }

        return items;
    }

    private static ManifestFormatException Missing(string field) => new($"has no '{field}'");
}
