namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of a check on a step's run (guildfile.md 13.3).</summary>
public static class CheckAttributes
{
    /// <summary>The table.</summary>
    public static readonly ItemSchema Schema = new("check", 4);

    public static readonly AttributeSpec Output = Schema.Add(new(
        "output", AttributeShape.Text, "A regular expression that the output must contain."));
    public static readonly AttributeSpec File = Schema.Add(new("file", AttributeShape.Text, "A glob of files of the run."));
    public static readonly AttributeSpec Contains = Schema.Add(new(
        "contains", AttributeShape.Text, "A regular expression that each of these files must contain."));
    public static readonly AttributeSpec CompareTo = Schema.Add(new(
        "compare-to", AttributeShape.Text, "A file that each of these files must equal."));
}
