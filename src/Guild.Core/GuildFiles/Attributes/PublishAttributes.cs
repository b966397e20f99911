namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of <c>publish</c> (guildfile.md 15.9).</summary>
public static class PublishAttributes
{
    /// <summary>The table.</summary>
    public static readonly ItemSchema Schema = new("publish", 2);

    public static readonly AttributeSpec Files = Schema.Add(new(
        "files", AttributeShape.Rules, "Which files of a run are published.") { Items = SourceCodeAttributes.Schema, ListItems = SourceRuleAttributes.Schema });
    public static readonly AttributeSpec Template = Schema.Add(new(
        "template", AttributeShape.Text, "'default', or a template directory of the project.") { Default = "default" });
}
