using Guild.Abstractions;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>A top-level item as written, string operations already turned into mappings.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name; <c>""</c> for the anonymous model.</param>
/// <param name="Data">Its attributes.</param>
/// <param name="Location">Where it is named.</param>
internal sealed record GuildFileItem(ItemKind Kind, string Name, YamlMapping Data, SourceLocation Location)
{
    /// <summary>The table of its attributes.</summary>
    public ItemSchema Schema => Kind == ItemKind.Package ? PackageAttributes.Schema : ModelAttributes.Schema;

    /// <summary>The model or config that a reference means, among items of one file; <see langword="null"/> when there is none.</summary>
    public static GuildFileItem? Find(IReadOnlyList<GuildFileItem> items, string name) =>
        items.FirstOrDefault(i => i.Kind != ItemKind.Package && i.Name == name);
}
