using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Text;

namespace Guild.Core.Resources.Configs;

/// <summary>JSON as Python's <c>json</c> writes it: one line, blanks after commas and colons, ASCII only.</summary>
internal static class JsonConfig
{
    public static Value Read(string text, string path)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Value.Null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return ValueOf(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new GuildException(new GuildError($"invalid JSON in '{path}': {e.Message}")
            {
                Where = new SourceLocation(path, (int)(e.LineNumber ?? -1) + 1, (int)(e.BytePositionInLine ?? -1) + 1),
            });
        }
    }

    public static string Write(Value value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    private static Value ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new MapValue([.. Unique(element.EnumerateObject().Select(p => new MapEntry(p.Name, ValueOf(p.Value))))]),
        JsonValueKind.Array => new ListValue([.. element.EnumerateArray().Select(ValueOf)]),
        JsonValueKind.String => Value.Of(element.GetString()),
        JsonValueKind.Number => NumberOf(element.GetRawText()),
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        _ => Value.Null,
    };

    // Of a key that is written twice the last value counts.
    private static IEnumerable<MapEntry> Unique(IEnumerable<MapEntry> entries) =>
        entries.GroupBy(e => e.Name!, StringComparer.Ordinal).Select(g => g.Last());

    private static Value NumberOf(string text) =>
        text.AsSpan().ContainsAny(".eE")
            ? Value.Of(double.Parse(text, CultureInfo.InvariantCulture))
            : new IntegerValue(BigInteger.Parse(text, CultureInfo.InvariantCulture));

    private static void Write(Value value, StringBuilder text)
    {
        switch (value)
        {
            case MapValue map:
                Join('{', map.Entries.OrderBy(e => ValueText.Of(e.Key), StringComparer.Ordinal), '}', text, entry =>
                {
                    WriteText(ValueText.Of(entry.Key), text);
                    text.Append(": ");
                    Write(entry.Value, text);
                });
                break;
            case ListValue list:
                Join('[', list.Items, ']', text, item => Write(item, text));
                break;
            case TextValue or TimestampValue:
                WriteText(ValueText.Of(value), text);
                break;
            case FloatValue { Number: var number }:
                text.Append(double.IsNaN(number) ? "NaN" : double.IsInfinity(number) ? number > 0 ? "Infinity" : "-Infinity" : PythonText.Float(number));
                break;
            default:
                text.Append(ValueText.Of(value));
                break;
        }
    }

    private static void Join<T>(char open, IEnumerable<T> items, char close, StringBuilder text, Action<T> write)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                text.Append(", ");
            isFirst = false;
            write(item);
        }

        text.Append(close);
    }

    private static void WriteText(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' or > '~' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
