namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of <c>objective</c> written as a mapping (guildfile.md 12.6).</summary>
public static class ObjectiveAttributes
{
    /// <summary>The table.</summary>
    public static readonly ItemSchema Schema = new("objective", 2);

    public static readonly AttributeSpec Minimize = Schema.Add(new("minimize", AttributeShape.Text, "The scalar to minimize."));
    public static readonly AttributeSpec Maximize = Schema.Add(new("maximize", AttributeShape.Text, "The scalar to maximize."));
}
