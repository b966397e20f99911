namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of <c>sourcecode</c> written as a mapping (guildfile.md 11.2).</summary>
public static class SourceCodeAttributes
{
    /// <summary>The table.</summary>
    public static readonly ItemSchema Schema = new("sourcecode", 4);

    public static readonly AttributeSpec Select = Schema.Add(new(
        "select", AttributeShape.Text | AttributeShape.Boolean | AttributeShape.List, "The rules; 'no' copies nothing.") { ListItems = SourceRuleAttributes.Schema });
    public static readonly AttributeSpec Root = Schema.Add(new(
        "root", AttributeShape.Text, "The directory to copy from, relative to the project."));
    public static readonly AttributeSpec Dest = Schema.Add(new(
        "dest", AttributeShape.Text, "The directory to copy to, relative to the run directory.") { Default = "." });
    public static readonly AttributeSpec Digest = Schema.Add(new(
        "digest", AttributeShape.Boolean, "Accepted; every run gets a digest of its source code."));
}
