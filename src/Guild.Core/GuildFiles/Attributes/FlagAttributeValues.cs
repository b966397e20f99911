using Guild.Abstractions;

namespace Guild.Core.GuildFiles.Attributes;

/// <summary>A flag's definition as the attributes of a Guild file.</summary>
public static class FlagAttributeValues
{
    /// <summary>All attributes with their values, null for those that have none; the description left out.</summary>
    public static IReadOnlyList<(AttributeSpec Attribute, Value Value)> Of(FlagDef flag) =>
    [
        (FlagAttributes.Default, flag.Default),
        (FlagAttributes.Type, Value.Of(flag.Type)),
        (FlagAttributes.Required, Value.Of(flag.IsRequired)),
        (FlagAttributes.Alias, Value.Of(flag.Alias)),
        (FlagAttributes.ArgName, Value.Of(flag.ArgName)),
        (FlagAttributes.ArgSkip, flag.ArgSkip is { } skip ? Value.Of(skip) : Value.Null),
        (FlagAttributes.ArgSwitch, flag.ArgSwitch),
        (FlagAttributes.ArgSplit, flag.ArgSplit),
        (FlagAttributes.ArgRepeat, flag.RepeatsArg ? Value.True : Value.Null),
        (FlagAttributes.ArgEncoding, flag.ArgEncoding ?? Value.Null),
        (FlagAttributes.EnvName, Value.Of(flag.EnvName)),
        (FlagAttributes.EnvEncoding, flag.EnvEncoding ?? Value.Null),
        (FlagAttributes.Choices, flag.Choices.Count == 0 ? Value.EmptyList : new ListValue([.. flag.Choices.Select(c => c.Value)])),
        (FlagAttributes.AllowOther, Value.Of(flag.AllowsOther)),
        (FlagAttributes.Distribution, Value.Of(flag.Distribution)),
        (FlagAttributes.Max, flag.Max),
        (FlagAttributes.Min, flag.Min),
        (FlagAttributes.NullLabel, flag.NullLabel),
    ];
}
