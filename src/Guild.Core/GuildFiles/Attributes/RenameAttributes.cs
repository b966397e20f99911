namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of a <c>rename</c> rule written as a mapping (guildfile.md 10.5.6).</summary>
public static class RenameAttributes
{
    /// <summary>The table.</summary>
    public static readonly ItemSchema Schema = new("rename rule", 2);

    public static readonly AttributeSpec Pattern = Schema.Add(new(
        "pattern", AttributeShape.Text, "A regular expression, searched for in the base name.") { Default = ".*" });
    public static readonly AttributeSpec Repl = Schema.Add(new("repl", AttributeShape.Text, "What the match is replaced by."));
}
