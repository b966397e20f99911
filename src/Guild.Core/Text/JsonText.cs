using System.Globalization;
using System.Text;
using Guild.Abstractions;

namespace Guild.Core.Text;

/// <summary>Values as JSON on one line, to the byte as Python's <c>json.dumps</c> writes them: <c>{"a": 1, "b": [true, null]}</c>.</summary>
public static class JsonText
{
    /// <summary>The value as JSON. Letters of all languages stay as they are (<c>ensure_ascii=False</c>).</summary>
    public static string Write(Value value) => Write(value, isAscii: false);

    /// <summary>The value as JSON in ASCII: every other letter is escaped. Scripts compare it byte by byte.</summary>
    public static string WriteAscii(Value value) => Write(value, isAscii: true);

    /// <summary>Adds what <see cref="WriteAscii"/> returns.</summary>
    public static void AppendAscii(StringBuilder text, Value value) => Append(text, value, isAscii: true);

    private static string Write(Value value, bool isAscii)
    {
        var text = new StringBuilder();
        Append(text, value, isAscii);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Value value, bool isAscii)
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
                text.Append(Number(number.Number));
                break;
            case ListValue list:
                text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                    Append(i == 0 ? text : text.Append(", "), list.Items[i], isAscii);
                text.Append(']');
                break;
            case MapValue map:
                text.Append('{');
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    AppendText(i == 0 ? text : text.Append(", "), Key(map.Entries[i].Key, isAscii), isAscii);
                    Append(text.Append(": "), map.Entries[i].Value, isAscii);
                }

                text.Append('}');
                break;
            default:
                AppendText(text, PythonText.Str(value), isAscii);
                break;
        }
    }

    // JSON has no infinities; Python's names for them are what most readers accept.
    private static string Number(double number) => number switch
    {
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        double.NaN => "NaN",
        _ => PythonText.Float(number),
    };

    private static string Key(Value key, bool isAscii) => key is TextValue or TimestampValue ? PythonText.Str(key) : Write(key, isAscii);

    private static void AppendText(StringBuilder text, string content, bool isAscii)
    {
        text.Append('"');
        for (var rest = content.AsSpan(); !rest.IsEmpty;)
        {
            var plain = 0;
            while (plain < rest.Length && IsPlain(rest[plain], isAscii))
                plain++;
            text.Append(rest[..plain]);
            rest = rest[plain..];
            if (rest.IsEmpty)
                break;
            text.Append(Escape(rest[0]));
            rest = rest[1..];
        }

        text.Append('"');
    }

    private static bool IsPlain(char c, bool isAscii) => c >= ' ' && c is not ('"' or '\\') && (c <= '~' || !isAscii);

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
    };
}
