namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of one of a flag's <c>choices</c> (guildfile.md 6.4).</summary>
public static class ChoiceAttributes
{
    /// <summary>The table.</summary>
    public static readonly ItemSchema Schema = new("choice", 5);

    public static readonly AttributeSpec Value = Schema.Add(new("value", AttributeShape.Any, "The value.") { IsRequired = true });
    public static readonly AttributeSpec Description = Schema.Add(new("description", AttributeShape.Text, "What the value means."));
    public static readonly AttributeSpec Alias = Schema.Add(new("alias", AttributeShape.Scalar, "A second way to type the value."));
    public static readonly AttributeSpec Flags = Schema.Add(new(
        "flags", AttributeShape.Mapping, "Values of other flags that this choice sets unless the user gave them."));
    public static readonly AttributeSpec Args = Schema.Add(new(
        "args", AttributeShape.Mapping, "Arguments that this choice adds to the command.") { Since = "2018" });
}
