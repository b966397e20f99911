namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of an optimizer (guildfile.md 9.5). Others are flag values of the optimizer.</summary>
public static class OptimizerAttributes
{
    /// <summary>The table.</summary>
    public static readonly ItemSchema Schema = new("optimizer", 2) { IsOpen = true };

    public static readonly AttributeSpec Algorithm = Schema.Add(new(
        "algorithm", AttributeShape.Text, "The operation that optimizes.") { Default = "the optimizer's name" });
    public static readonly AttributeSpec Default = Schema.Add(new(
        "default", AttributeShape.Boolean, "Whether --optimize uses it.") { Default = "no" });
}
