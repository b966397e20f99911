using Guild.Abstractions;

namespace Guild.Core.Yaml;

/// <summary>The tags of the safe subset that values can have: <c>!!str 1</c>, <c>!!int "3"</c>.</summary>
internal static class YamlTags
{
    /// <summary>What <c>!!</c> stands for.</summary>
    public const string Prefix = "tag:yaml.org,2002:";

    /// <summary>Whether a tag is one of those that guild reads.</summary>
    public static bool IsKnown(string tag) =>
        tag.StartsWith(Prefix, StringComparison.Ordinal)
        && tag[Prefix.Length..] is "str" or "int" or "float" or "bool" or "null" or "timestamp" or "seq" or "map";

    /// <summary>The problem with a tag that guild doesn't read.</summary>
    public static string Unknown(string tag) => $"could not determine a constructor for the tag '{tag}'";

    /// <summary>The value of a scalar with a tag; <see langword="null"/> when it can't have that tag.</summary>
    public static Value? Construct(string tag, string text, out string problem)
    {
        if (!IsKnown(tag))
        {
            problem = Unknown(tag);
            return null;
        }

        var name = tag[Prefix.Length..];
        problem = name is "seq" ? "expected a sequence node, but found scalar"
            : name is "map" ? "expected a mapping node, but found scalar"
            : $"cannot read '{text}' as !!{name}";
        // Blanks around a number don't count.
        var number = text.Trim();
        return name switch
        {
            "str" => new TextValue(text),
            "null" => Value.Null,
            "bool" => YamlPlain.Match(text.ToLowerInvariant()) == PlainKind.Boolean ? Value.Of(YamlPlain.IsTrue(text)) : null,
            "int" => YamlPlain.Match(number) == PlainKind.Integer ? YamlPlain.Resolve(number) as IntegerValue : null,
            "float" => YamlPlain.Resolve(number) switch
            {
                FloatValue value => value,
                IntegerValue => YamlPlain.ToFloat(number) is { } value ? new FloatValue(value) : null,
                _ => null,
            },
            "timestamp" => YamlPlain.Resolve(text) as TimestampValue,
            _ => null,
        };
    }
}
