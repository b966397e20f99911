namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of an item of <c>requires</c> that refers to a resource (guildfile.md 10.1).</summary>
public static class DependencyAttributes
{
    /// <summary>The table.</summary>
    public static readonly ItemSchema Schema = new("dependency", 2) { IsOpen = true };

    public static readonly AttributeSpec Resource = Schema.Add(new(
        "resource", AttributeShape.Text, "The resource, as NAME, MODEL:NAME or PACKAGE/NAME."));
    public static readonly AttributeSpec Description = Schema.Add(new(
        "description", AttributeShape.Text, "What the operation needs it for.") { Default = "the resource's description" });
}
