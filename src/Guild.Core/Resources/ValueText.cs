using System.Globalization;
using Guild.Abstractions;

namespace Guild.Core.Resources;

/// <summary>A value as it stands inside a path or a URL: text as it is, everything else as YAML writes it.</summary>
internal static class ValueText
{
    public static string Of(Value value) => value switch
    {
        TextValue text => text.Text,
        BooleanValue boolean => boolean.IsTrue ? "true" : "false",
        IntegerValue integer => integer.Number.ToString(CultureInfo.InvariantCulture),
        FloatValue number => OfFloat(number.Number),
        TimestampValue timestamp => timestamp.Text,
        ListValue list => "[" + string.Join(", ", list.Items.Select(Of)) + "]",
        MapValue map => "{" + string.Join(", ", map.Entries.Select(e => $"{Of(e.Key)}: {Of(e.Value)}")) + "}",
        _ => "null",
    };

    private static string OfFloat(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny(".EIN") ? text : text + ".0";
    }
}
