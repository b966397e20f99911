namespace Guild.Core.Yaml;

/// <summary>Text written into a line of output, quoted as YAML only where it would read back as something else.</summary>
internal static class YamlInline
{
    /// <summary>The text, plain or quoted; always on one line. Letters of all languages stay as they are.</summary>
    public static string Quote(string text, bool isInFlow)
    {
        var shape = YamlScalarShape.Of(text, allowsUnicode: true);
        if ((isInFlow ? shape.AllowsFlowPlain : shape.AllowsBlockPlain) && YamlPlain.Match(text) == PlainKind.Text)
            return text;
        return shape.AllowsSingleQuoted && !shape.IsMultiline
            ? "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'"
            : DoubleQuote(text);
    }

    private static string DoubleQuote(string text)
    {
        var output = new YamlOutput(int.MaxValue);
        YamlScalarStyles.WriteDoubleQuoted(output, text, 0, canFold: false);
        return output.ToString();
    }
}
