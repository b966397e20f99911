using System.Globalization;
using System.Numerics;
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

    public static string Write(Value value) => JsonText.WriteAscii(Sorted(value));

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

    private static Value Sorted(Value value) => value switch
    {
        MapValue map => new MapValue([.. map.Entries
            .Select(e => new MapEntry(ValueText.Of(e.Key), Sorted(e.Value)))
            .OrderBy(e => e.Name, StringComparer.Ordinal)]),
        ListValue list => new ListValue([.. list.Items.Select(Sorted)]),
        _ => value,
    };
}
