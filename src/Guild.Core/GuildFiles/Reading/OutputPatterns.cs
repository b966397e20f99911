using Guild.Abstractions;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Reads <c>output-scalars</c> and <c>output-attrs</c> (guildfile.md 12.2).</summary>
internal static class OutputPatterns
{
    /// <summary>The patterns as configured; an empty list for none; <see langword="null"/> for the defaults.</summary>
    public static ListValue? Read(AttributeValues values, AttributeSpec attribute, Diagnostics diagnostics)
    {
        if (values[attribute] is (YamlSequence or YamlMapping or YamlScalar { Value: TextValue }) and { } configured)
            PatternCheck.OfOutput(configured, diagnostics);
        switch (values[attribute])
        {
            case null:
                return null;
            case YamlScalar { Value: BooleanValue { IsTrue: false } }:
                return Value.EmptyList;
            case YamlSequence list:
                return (ListValue)list.ToValue();
            case YamlMapping or YamlScalar { Value: TextValue }:
                return new ListValue([values.ValueOf(attribute)]);
            case var other:
                diagnostics.Error($"invalid {attribute.Name} {other.Literal()}: expected a mapping, list, string, or false", other.Location);
                return null;
        }
    }
}
