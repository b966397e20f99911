using Guild.Abstractions;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Small questions asked of YAML nodes, and new nodes made from old ones with their places kept.</summary>
internal static class Nodes
{
    /// <summary>The longest value that a message quotes; the place says where the rest is.</summary>
    private const int MaxQuoted = 2000;

    public static bool IsNull(this YamlNode? node) => node is null or YamlScalar { Value: NullValue };

    public static string? TextOrNull(this YamlNode? node) => node is YamlScalar { Value: TextValue } scalar ? scalar.Text : null;

    /// <summary>A value as messages show it: a Python literal.</summary>
    public static string Literal(this YamlNode node)
    {
        var text = PythonText.Repr(node.ToValue());
        return text.Length <= MaxQuoted ? text : text[..MaxQuoted] + "…";
    }

    /// <summary>Whether Python takes the value for true.</summary>
    public static bool IsTruthy(this YamlNode node) => node switch
    {
        YamlScalar s => s.Value switch
        {
            NullValue => false,
            BooleanValue b => b.IsTrue,
            IntegerValue i => !i.Number.IsZero,
            FloatValue f => f.Number != 0,
            TextValue t => t.Text.Length > 0,
            _ => true,
        },
        YamlSequence l => l.Items.Count > 0,
        YamlMapping m => m.Pairs.Count > 0,
        _ => true,
    };

    /// <summary>The name of a pair: the key's source text, or its literal where the key is no scalar.</summary>
    public static string NameText(this YamlPair pair) => pair.Name ?? pair.Key.Literal();

    public static YamlScalar Text(string text, SourceLocation location) => new(new TextValue(text), text, location);

    public static YamlMapping MappingOf(string name, YamlNode value, SourceLocation location) =>
        new([new YamlPair(Text(name, location), value)], location);

    /// <summary>A node for a value that has no place of its own.</summary>
    public static YamlNode From(Value value, SourceLocation location) => value switch
    {
        ListValue list => new YamlSequence([.. list.Items.Select(i => From(i, location))], location),
        MapValue map => new YamlMapping([.. map.Entries.Select(e => new YamlPair(From(e.Key, location), From(e.Value, location)))], location),
        TextValue text => new YamlScalar(text, text.Text, location),
        IntegerValue i => new YamlScalar(i, IntegerText.Of(i.Number), location),
        _ => new YamlScalar(value, PythonText.Repr(value), location),
    };
}
