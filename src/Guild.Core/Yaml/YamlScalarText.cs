using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Core.Yaml;

/// <summary>A scalar's text and the styles in which it may be written.</summary>
internal readonly struct YamlScalarText
{
    private readonly string text;
    private readonly string tag;
    private readonly bool isText;
    private readonly bool isPlainable;
    private readonly YamlScalarShape shape;

    private YamlScalarText(string text, string tag, bool isText)
    {
        this.text = text;
        this.tag = tag;
        this.isText = isText;
        shape = YamlScalarShape.Of(text);
        // YAML 1.1 itself lets 'y' and 'n' be booleans: guild doesn't read them so, but others may.
        isPlainable = !isText || YamlPlain.Match(text) == PlainKind.Text && text is not ("y" or "Y" or "n" or "N");
    }

    /// <summary>The text of a scalar value.</summary>
    public static YamlScalarText Of(Value value) => value switch
    {
        TextValue t => new(t.Text, "!!str", isText: true),
        NullValue => new("null", "!!null", isText: false),
        BooleanValue b => new(b.IsTrue ? "true" : "false", "!!bool", isText: false),
        IntegerValue i => new(IntegerText.Of(i.Number), "!!int", isText: false),
        FloatValue f => new(FloatText(f.Number), "!!float", isText: false),
        TimestampValue t => new(t.Text, "!!timestamp", isText: false),
        _ => throw new ArgumentException($"not a scalar: {value}", nameof(value)),
    };

    /// <summary>A float with a point, so that YAML 1.1 reads it back: <c>1.0e-07</c>.</summary>
    public static string FloatText(double number)
    {
        if (double.IsNaN(number))
            return ".nan";
        if (double.IsInfinity(number))
            return number > 0 ? ".inf" : "-.inf";
        var repr = PythonText.Float(number);
        return repr.Contains('.', StringComparison.Ordinal) ? repr : repr.Replace("e", ".0e", StringComparison.Ordinal);
    }

    /// <summary>Whether the scalar may stand before a colon without <c>?</c>.</summary>
    public bool CanBeSimpleKey(int limit) =>
        text.Length > 0 && !shape.IsMultiline && tag.Length + CodePoints(text) < limit;

    /// <summary>Writes the scalar in the plainest style that reads back the same.</summary>
    public void Write(YamlOutput output, int indent, bool isInFlow, bool isKey)
    {
        var isMultilineKey = isKey && (shape.IsMultiline || text.Length == 0);
        if (isPlainable && !isMultilineKey && (isInFlow ? shape.AllowsFlowPlain : shape.AllowsBlockPlain))
        {
            YamlScalarStyles.WritePlain(output, text, indent, canFold: !isKey);
            return;
        }

        if (!isText)
            output.WriteIndicator(tag, needsBlank: true);
        if (shape.AllowsSingleQuoted && !(isKey && shape.IsMultiline))
            YamlScalarStyles.WriteSingleQuoted(output, text, indent, canFold: !isKey);
        else
            YamlScalarStyles.WriteDoubleQuoted(output, text, indent, canFold: !isKey);
    }

    private static int CodePoints(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                count--;
        }

        return count;
    }
}
