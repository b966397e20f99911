namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of a resource (guildfile.md 10.2).</summary>
public static class ResourceAttributes
{
    /// <summary>The table.</summary>
    public static readonly ItemSchema Schema = new("resource", 12);

    public static readonly AttributeSpec Sources = Schema.Add(new(
        "sources", AttributeShape.List, "Where the files come from, in order.") { Items = SourceAttributes.Schema, Entries = AttributeShape.Text });
    public static readonly AttributeSpec Description = Schema.Add(new("description", AttributeShape.Text, "What the resource is."));
    public static readonly AttributeSpec Name = Schema.Add(new("name", AttributeShape.Text, "The name of a resource written in place."));
    public static readonly AttributeSpec TargetPath = Schema.Add(new(
        "target-path", AttributeShape.Text, "Sub-directory of the run directory for sources that name none."));
    public static readonly AttributeSpec Path = Schema.Add(new(
        "path", AttributeShape.Text, "Second name of 'target-path'.") { RenamedTo = TargetPath, IsAlias = true });
    public static readonly AttributeSpec TargetType = Schema.Add(new(
        "target-type", AttributeShape.Text, "How files get into the run directory.") { Allowed = ["copy", "link"] });
    public static readonly AttributeSpec DefaultUnpack = Schema.Add(new(
        "default-unpack", AttributeShape.Boolean, "Whether archives are unpacked unless the source says otherwise.") { Default = "yes" });
    public static readonly AttributeSpec PreservePath = Schema.Add(new(
        "preserve-path", AttributeShape.Boolean, "Accepted; only the attribute of a source has an effect."));
    public static readonly AttributeSpec Private = Schema.Add(new(
        "private", AttributeShape.Boolean, "Whether the resource is left out of lists.") { Default = "no" });
    public static readonly AttributeSpec References = Schema.Add(new("references", AttributeShape.Texts, "URLs for people."));
    public static readonly AttributeSpec FlagName = Schema.Add(new(
        "flag-name", AttributeShape.Text | AttributeShape.Boolean, "The flag that overrides the resource's only source."));
}
