namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of a flag (guildfile.md 6.2).</summary>
public static class FlagAttributes
{
    /// <summary>The table. Attributes that it doesn't know are kept with the run.</summary>
    public static readonly ItemSchema Schema = new("flag", 24) { IsOpen = true };

    public static readonly AttributeSpec Default = Schema.Add(new("default", AttributeShape.Any, "The value if the user gives none."));
    public static readonly AttributeSpec Description = Schema.Add(new(
        "description", AttributeShape.Text, "Help; the first line is used in short lists."));
    public static readonly AttributeSpec Type = Schema.Add(new(
        "type", AttributeShape.Text, "How text is read and checked. Without a type, text is decoded by what it looks like.")
    {
        Allowed = ["auto", "string", "int", "float", "number", "boolean", "path", "existing-path"],
    });
    public static readonly AttributeSpec Required = Schema.Add(new(
        "required", AttributeShape.Boolean, "Whether a null or empty value is an error.") { Default = "no" });
    public static readonly AttributeSpec Alias = Schema.Add(new(
        "alias", AttributeShape.Text, "A second name on the command line; runs record the flag's name."));
    public static readonly AttributeSpec Choices = Schema.Add(new(
        "choices", AttributeShape.List | AttributeShape.Mapping, "The allowed values, each a value or a mapping.") { Items = ChoiceAttributes.Schema, HoldsNamedItems = true, Since = "2018" });
    public static readonly AttributeSpec AllowOther = Schema.Add(new(
        "allow-other", AttributeShape.Boolean, "Whether values outside 'choices' are accepted.") { Default = "no" });
    public static readonly AttributeSpec Min = Schema.Add(new(
        "min", AttributeShape.Number, "The least allowed number; also a bound of the search space.") { IsNeededLater = true });
    public static readonly AttributeSpec Max = Schema.Add(new(
        "max", AttributeShape.Number, "The greatest allowed number; also a bound of the search space.") { IsNeededLater = true });
    public static readonly AttributeSpec Distribution = Schema.Add(new(
        "distribution", AttributeShape.Text, "How optimizers draw values.") { Default = "uniform", Allowed = ["uniform", "loguniform"] });
    public static readonly AttributeSpec NullLabel = Schema.Add(new(
        "null-label", AttributeShape.Scalar, "What is shown instead of a null value.") { Default = "default", Since = "2018" });
    public static readonly AttributeSpec ArgName = Schema.Add(new(
        "arg-name", AttributeShape.Text, "The name of the argument, global variable or key; the flag's name without it."));
    public static readonly AttributeSpec ArgSkip = Schema.Add(new(
        "arg-skip", AttributeShape.Boolean, "Whether the flag is never passed as an argument.") { Default = "the operation's default-flag-arg-skip" });
    public static readonly AttributeSpec ArgSwitch = Schema.Add(new(
        "arg-switch", AttributeShape.Scalar, "The value for which the bare option is passed, and nothing for any other.") { Since = "2018" });
    public static readonly AttributeSpec ArgSplit = Schema.Add(new(
        "arg-split", AttributeShape.Text | AttributeShape.Boolean, "Splits the value into several words: 'yes' or 'shlex' by shell rules, other text as separator."));
    public static readonly AttributeSpec ArgRepeat = Schema.Add(new(
        "arg-repeat", AttributeShape.Boolean, "Whether each word of 'arg-split' follows an option of its own, as in '--x a --x b'.") { Default = "no" });
    public static readonly AttributeSpec ArgEncoding = Schema.Add(new(
        "arg-encoding", AttributeShape.Mapping, "Argument texts by value."));
    public static readonly AttributeSpec EnvName = Schema.Add(new(
        "env-name", AttributeShape.Text, "The name of the flag's environment variable.") { Default = "FLAG_NAME" });
    public static readonly AttributeSpec EnvEncoding = Schema.Add(new(
        "env-encoding", AttributeShape.Mapping, "Environment texts by value."));

    public static readonly AttributeSpec OldValue = Schema.AddOld("value", "2017", Default);
    public static readonly AttributeSpec OldValues = Schema.AddOld("values", "2018", Choices);
    public static readonly AttributeSpec OldOptions = Schema.AddOld("options", "2018", Choices);
    public static readonly AttributeSpec OldArgValue = Schema.AddOld("arg-value", "2018", ArgSwitch);
    public static readonly AttributeSpec OldNoValueLabel = Schema.AddOld("no-value-label", "2018", NullLabel);
}
