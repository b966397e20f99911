using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Reads the <c>package</c> item (guildfile.md 16).</summary>
internal static class PackageReader
{
    /// <summary>The package of a file; <see langword="null"/> when there is none.</summary>
    public static PackageDef? Read(IReadOnlyList<GuildFileItem> items, Diagnostics diagnostics)
    {
        var packages = items.Where(i => i.Kind == ItemKind.Package).ToList();
        if (packages.Count == 0)
            return null;
        if (packages.Count > 1)
            diagnostics.Error("mutiple package definitions", packages[1].Location);
        var values = AttributeValues.Read(PackageAttributes.Schema, packages[0].Data, diagnostics);
        values.WarnOfOthers(PackageAttributes.Schema);
        if (values[PackageAttributes.Requires] is { } requires)
            TextList.Read(requires, PackageAttributes.Requires.Name, diagnostics);
        var version = (values[PackageAttributes.Version] as YamlScalar)?.Text ?? PackageAttributes.Version.Default!;
        return new PackageDef(packages[0].Name, version, values.Description(PackageAttributes.Description))
        {
            Author = values.Text(PackageAttributes.Author) ?? "",
            Url = values.Text(PackageAttributes.Url) ?? "",
            License = values.Text(PackageAttributes.License) ?? "",
            Tags = values.Texts(PackageAttributes.Tags) ?? [],
            DataFiles = values.Texts(PackageAttributes.DataFiles) ?? [],
        };
    }
}
