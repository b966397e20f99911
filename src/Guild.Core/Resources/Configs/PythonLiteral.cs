using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Core.Resources.Configs;

/// <summary>Values as Python's <c>str</c> prints them.</summary>
internal static class PythonLiteral
{
    /// <summary>The value itself: text as it is, lists as Python literals.</summary>
    public static string TextOf(Value value) => value is TextValue text ? text.Text : Of(value);

    /// <summary>The value as a Python literal.</summary>
    public static string Of(Value value) => value switch
    {
        TextValue text => Quote(text.Text),
        NullValue => "None",
        BooleanValue boolean => boolean.IsTrue ? "True" : "False",
        FloatValue number => PythonText.Float(number.Number),
        ListValue list => "[" + string.Join(", ", list.Items.Select(Of)) + "]",
        MapValue map => "{" + string.Join(", ", map.Entries.Select(e => $"{Of(e.Key)}: {Of(e.Value)}")) + "}",
        _ => ValueText.Of(value),
    };

    private static string Quote(string text)
    {
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
        return quote == '\'' ? $"'{escaped.Replace("'", "\\'", StringComparison.Ordinal)}'" : $"\"{escaped}\"";
    }
}
