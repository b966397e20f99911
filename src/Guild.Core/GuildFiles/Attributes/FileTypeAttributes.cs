namespace Guild.Core.GuildFiles.Attributes;

/// <summary>The restriction of a rule to one type of file (guildfile.md 11.2).</summary>
public static class FileTypeAttributes
{
    /// <summary>The table.</summary>
    public static readonly ItemSchema Schema = new("file type", 3);

    public static readonly AttributeSpec Text = Schema.Add(new("text", AttributeShape.Texts, "Globs of text files."));
    public static readonly AttributeSpec Binary = Schema.Add(new("binary", AttributeShape.Texts, "Globs of binary files."));
    public static readonly AttributeSpec Dir = Schema.Add(new("dir", AttributeShape.Texts, "Globs of directories."));
}
