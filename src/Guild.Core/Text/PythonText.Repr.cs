using System.Globalization;
using System.Text;
using Guild.Abstractions;

namespace Guild.Core.Text;

public static partial class PythonText
{
    /// <summary>A value as a Python literal: <c>'a'</c>, <c>{'a': 1}</c>, <c>None</c>, <c>True</c>, <c>datetime.date(2020, 1, 1)</c>.</summary>
    public static string Repr(Value value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>A value as Python's <c>str</c>: text as it is, everything else as a literal.</summary>
    public static string Str(Value value) => value switch
    {
        TextValue text => text.Text,
        TimestampValue timestamp => timestamp.Text,
        _ => Repr(value),
    };

    /// <summary>Text as a Python literal, in the quotes and with the escapes that Python chooses.</summary>
    public static string Repr(string text)
    {
        var result = new StringBuilder();
        Append(result, text);
        return result.ToString();
    }

    private static void Append(StringBuilder text, Value value)
    {
        switch (value)
        {
            case NullValue:
                text.Append("None");
                break;
            case BooleanValue boolean:
                text.Append(boolean.IsTrue ? "True" : "False");
                break;
            case IntegerValue integer:
                text.Append(IntegerText.Of(integer.Number));
                break;
            case FloatValue number:
                text.Append(Float(number.Number));
                break;
            case TextValue t:
                Append(text, t.Text);
                break;
            case TimestampValue timestamp:
                AppendTimestamp(text, timestamp.Text);
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
                    Append(i == 0 ? text : text.Append(", "), map.Entries[i].Key);
                    Append(text.Append(": "), map.Entries[i].Value);
                }

                text.Append('}');
                break;
        }
    }

    // The numbers of '2020-01-02 10:30:00', without zone: it is for messages.
    private static void AppendTimestamp(StringBuilder text, string timestamp)
    {
        var numbers = timestamp.Split(['-', ':', ' ', '\t', 'T', 't', '.', 'Z', '+'], StringSplitOptions.RemoveEmptyEntries)
            .Take(6)
            .Select(n => int.TryParse(n, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .ToList();
        if (numbers.Count == 6 && numbers[5] == 0)
            numbers.RemoveAt(5);
        text.Append(numbers.Count > 3 ? "datetime.datetime(" : "datetime.date(").AppendJoin(", ", numbers).Append(')');
    }

    private static void Append(StringBuilder result, string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        result.Append(quote);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == quote || c == '\\')
                result.Append('\\').Append(c);
            else if (c is >= ' ' and <= '~')
                result.Append(c);
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                AppendCodePoint(result, char.ConvertToUtf32(c, text[++i]));
            else
                AppendCodePoint(result, c);
        }

        result.Append(quote);
    }

    private static void AppendCodePoint(StringBuilder result, int codePoint)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(codePoint);
        var isPrintable = category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
        if (isPrintable)
            result.Append(char.ConvertFromUtf32(codePoint));
        else
        {
            result.Append(codePoint switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                <= 0xff => string.Create(CultureInfo.InvariantCulture, $"\\x{codePoint:x2}"),
                <= 0xffff => string.Create(CultureInfo.InvariantCulture, $"\\u{codePoint:x4}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\U{codePoint:x8}"),
            });
        }
    }
}
