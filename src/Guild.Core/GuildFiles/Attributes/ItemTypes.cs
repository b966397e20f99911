namespace Guild.Core.GuildFiles.Attributes;

/// <summary>The keys that decide what a top-level item of a Guild file is (guildfile.md 2.2), and the keys that mean something in any mapping.</summary>
public static class ItemTypes
{
    /// <summary>The table of items that are not models or packages.</summary>
    public static readonly ItemSchema Schema = new("item", 4);

    public static readonly AttributeSpec Config = Schema.Add(new(
        "config", AttributeShape.Text, "Reusable data for 'extends' and '$include'; takes the attributes of a model."));
    public static readonly AttributeSpec Include = Schema.Add(new(
        "include", AttributeShape.Texts, "Guild files whose items take the place of this item."));
    public static readonly AttributeSpec Test = Schema.Add(new(
        "test", AttributeShape.Text, "A test definition; skipped.") { Since = "2018" });

    /// <summary>The names of the type keys, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [Config.Name, Include.Name, ModelAttributes.Model.Name, PackageAttributes.Package.Name];

    /// <summary>Inside <c>operations</c>, <c>resources</c> and <c>flags</c>: what to take over from elsewhere.</summary>
    public const string IncludeKey = "$include";

    /// <summary><see cref="IncludeKey"/>, described. It stands among names, so it is in no table.</summary>
    public static readonly AttributeSpec SectionInclude = new(
        IncludeKey, AttributeShape.Texts, "What to take over: CONFIG[#NAMES], MODEL[#NAMES] or MODEL:OPERATION[#NAMES]. What stands beside it wins.");

    /// <summary>Whether <see cref="IncludeKey"/> means something among the entries of an attribute.</summary>
    public static bool CanInclude(AttributeSpec attribute) =>
        attribute.Items == OperationAttributes.Schema || attribute.Items == ResourceAttributes.Schema || attribute.Items == FlagAttributes.Schema;

    /// <summary>Inside <c>flags</c> (2019): what is now <c>flags-dest</c>.</summary>
    public const string DestKey = "$dest";
}
