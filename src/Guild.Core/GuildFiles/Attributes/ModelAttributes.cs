namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of a model (guildfile.md 3).</summary>
public static class ModelAttributes
{
    /// <summary>The table.</summary>
    public static readonly ItemSchema Schema = new("model", 20);

    public static readonly AttributeSpec Model = Schema.Add(new(
        "model", AttributeShape.Text, "The name; empty for the anonymous model, whose operations are named without it."));
    public static readonly AttributeSpec Description = Schema.Add(new(
        "description", AttributeShape.Text, "Help; the first line is used in lists.") { IsInherited = true });
    public static readonly AttributeSpec Default = Schema.Add(new(
        "default", AttributeShape.Boolean, "Whether this is the default model.") { Default = "no" });
    public static readonly AttributeSpec Operations = Schema.Add(new(
        "operations", AttributeShape.Mapping, "The operations, by name: a mapping, or text for 'main'.")
    {
        Items = OperationAttributes.Schema,
        Entries = AttributeShape.Text,
        HoldsNamedItems = true,
        IsInherited = true,
    });
    public static readonly AttributeSpec OperationDefaults = Schema.Add(new(
        "operation-defaults", AttributeShape.Mapping, "Attributes for operations that lack them.")
    {
        Items = OperationAttributes.Schema,
        IsInherited = true,
    });
    public static readonly AttributeSpec Resources = Schema.Add(new(
        "resources", AttributeShape.Mapping, "The resources, by name.")
    {
        Items = ResourceAttributes.Schema,
        Entries = AttributeShape.List,
        HoldsNamedItems = true,
        IsInherited = true,
    });
    public static readonly AttributeSpec Sourcecode = Schema.Add(new(
        "sourcecode", AttributeShape.Rules, "Which source code is copied into runs: globs, rules, or 'no' for none.")
    {
        Items = SourceCodeAttributes.Schema,
        ListItems = SourceRuleAttributes.Schema,
        IsInherited = true,
        Since = "2019",
    });
    public static readonly AttributeSpec Plugins = Schema.Add(new(
        "plugins", AttributeShape.Boolean | AttributeShape.Texts, "The active plugins: names, 'no' for none.") { Default = "each plugin decides" });
    public static readonly AttributeSpec Extends = Schema.Add(new(
        "extends", AttributeShape.Texts, "Models and configs to inherit from; earlier ones win."));
    public static readonly AttributeSpec Params = Schema.Add(new(
        "params", AttributeShape.Mapping, "Values for {{ NAME }}.") { IsInherited = true });
    public static readonly AttributeSpec References = Schema.Add(new(
        "references", AttributeShape.Texts, "URLs for people.") { IsInherited = true, IsNeededLater = true });
    public static readonly AttributeSpec PythonRequires = Schema.Add(new(
        "python-requires", AttributeShape.Text, "The version range asked of Python, as in '>=3.8'.") { IsNeededLater = true });
    public static readonly AttributeSpec Extra = Schema.Add(new("extra", AttributeShape.Any, "Data of your own.") { IsInherited = true });
    public static readonly AttributeSpec Flags = Schema.Add(new(
        "flags", AttributeShape.Mapping, "Flags for '$include'.")
    {
        Items = FlagAttributes.Schema,
        Entries = AttributeShape.Scalar | AttributeShape.List,
        HoldsNamedItems = true,
        IsInherited = true,
    });

    public static readonly AttributeSpec OldSource = Schema.AddOld("source", "2018", Sourcecode);
    public static readonly AttributeSpec DisabledPlugins = Schema.Add(new(
        "disabled-plugins", AttributeShape.Texts, "Plugins that are not active. Use 'plugins'.") { Since = "2018" });
    public static readonly AttributeSpec DisablePlugins = Schema.AddOld("disable-plugins", "2018", DisabledPlugins);
}
