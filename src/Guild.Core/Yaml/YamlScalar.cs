using Guild.Abstractions;

namespace Guild.Core.Yaml;

/// <summary>A scalar.</summary>
/// <param name="Value">The value by the rules of YAML 1.1 with Guild's two float extensions.</param>
/// <param name="Text">The source text, escapes and quotes resolved.</param>
/// <param name="Location">Where it begins.</param>
public sealed record YamlScalar(Value Value, string Text, SourceLocation Location) : YamlNode(Location)
{
    /// <inheritdoc/>
    public override string Kind => Value switch
    {
        NullValue => "nothing",
        BooleanValue => "a boolean",
        IntegerValue or FloatValue => "a number",
        TimestampValue => "a date",
        _ => "a string",
    };

    /// <inheritdoc/>
    public override Value ToValue() => Value;
}
