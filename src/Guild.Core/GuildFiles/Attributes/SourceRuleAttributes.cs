namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of a rule that selects files (guildfile.md 11.2).</summary>
public static class SourceRuleAttributes
{
    /// <summary>The table.</summary>
    public static readonly ItemSchema Schema = new("rule", 2);

    public static readonly AttributeSpec Include = Schema.Add(new(
        "include", AttributeShape.Texts | AttributeShape.Mapping, "Globs of files that are taken.") { Items = FileTypeAttributes.Schema });
    public static readonly AttributeSpec Exclude = Schema.Add(new(
        "exclude", AttributeShape.Texts | AttributeShape.Mapping, "Globs of files that are left out.") { Items = FileTypeAttributes.Schema });
}
