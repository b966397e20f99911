using System.Globalization;
using System.Text;
using Guild.Abstractions;

namespace Guild.Core.Text;

/// <summary>Values as JSON on one line, laid out as Python's <c>json.dumps</c>: <c>{"a": 1, "b": [true, null]}</c>.</summary>
public static class JsonText
{
    /// <summary>The value as JSON. Letters of all languages stay as they are.</summary>
    public static string Write(Value value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Value value)
    {
        switch (value)
        {
            case NullValue:
                text.Append("null");
                break;
            case BooleanValue boolean:
                text.Append(boolean.IsTrue ? "true" : "false");
                break;
            case IntegerValue integer:
                text.Append(IntegerText.Of(integer.Number));
                break;
            case FloatValue number:
                // JSON has no infinities; Python's names for them are what most readers accept.
                text.Append(double.IsNaN(number.Number) ? "NaN" : double.IsInfinity(number.Number)
                    ? number.Number > 0 ? "Infinity" : "-Infinity" : PythonText.Float(number.Number));
                break;
            case ListValue list:
                text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                    Append(i == 0 ? text : text.Append(", "), list.Items[i]);
                text.Append(']');
                break;
            case MapValue map:
                text.Append('{');
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    var key = map.Entries[i].Key;
                    AppendText(i == 0 ? text : text.Append(", "), key is TextValue name ? name.Text : Write(key));
                    Append(text.Append(": "), map.Entries[i].Value);
                }

                text.Append('}');
                break;
            default:
                AppendText(text, PythonText.Str(value));
                break;
        }
    }

    private static void AppendText(StringBuilder text, string content)
    {
        text.Append('"');
        foreach (var c in content)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }

        text.Append('"');
    }
}
