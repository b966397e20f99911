using System.Text;
using Guild.Abstractions;
using Guild.Core.Flags;
using Guild.Core.Yaml;

namespace Guild.Core.Text;

/// <summary>Flag values as people read them (guildfile.md 7.4): <c>yes</c>, <c>1.0e-07</c>, <c>'1'</c>, <c>[a, 1]</c>.</summary>
public static class FlagText
{
    /// <summary>A value's text. Text is quoted only when it would read back as something else.</summary>
    public static string Format(Value value) => Format(value, FlagTextStyle.Full);

    /// <summary>A value's text in a given style.</summary>
    public static string Format(Value value, FlagTextStyle style)
    {
        var text = new StringBuilder();
        Append(text, value, style, isInFlow: false);
        return text.ToString();
    }

    /// <summary><c>name=value</c>; text with blanks is quoted once more: <c>s='a b'</c>.</summary>
    public static string FormatAssignment(string name, Value value) => FormatAssignment(name, value, FlagTextStyle.Full);

    /// <summary><c>name=value</c> in a given style.</summary>
    public static string FormatAssignment(string name, Value value, FlagTextStyle style) => $"{name}={FormatWord(value, style)}";

    /// <summary>A value's text as one word: text with blanks is quoted once more.</summary>
    public static string FormatWord(Value value, FlagTextStyle style)
    {
        var text = Format(value, style);
        if (value is not TextValue || !text.Contains(' ', StringComparison.Ordinal))
            return text;
        return text.Contains('\'', StringComparison.Ordinal) ? $"\"{text}\"" : $"'{text}'";
    }

    private static void Append(StringBuilder text, Value value, FlagTextStyle style, bool isInFlow)
    {
        switch (value)
        {
            case BooleanValue boolean:
                text.Append(boolean.IsTrue ? "yes" : "no");
                break;
            case FloatValue number:
                text.Append(style.CutsFloats ? CutDecimals(YamlScalarText.FloatText(number.Number)) : YamlScalarText.FloatText(number.Number));
                break;
            case TextValue t when style.PathExists is { } exists && PathText.IsLong(t.Text) && exists(t.Text):
                text.Append(YamlInline.Quote(PathText.Shorten(t.Text), isInFlow));
                break;
            // Search spaces and functions are shown as they are typed, although YAML would read a list.
            case TextValue t when !isInFlow && !style.QuotesFunctions && FlagFunction.IsFunction(t.Text):
                text.Append(t.Text);
                break;
            case TextValue t:
                text.Append(YamlInline.Quote(t.Text, isInFlow));
                break;
            case ListValue list:
                text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                    Append(i == 0 ? text : text.Append(", "), list.Items[i], style, isInFlow: true);
                text.Append(']');
                break;
            case MapValue map:
                AppendMap(text, map, style);
                break;
            default:
                text.Append(YamlWriter.WriteFlow(value));
                break;
        }
    }

    private static void AppendMap(StringBuilder text, MapValue map, FlagTextStyle style)
    {
        text.Append('{');
        var separator = "";
        foreach (var entry in YamlKeyOrder.Sort(map.Entries))
        {
            Append(text.Append(separator), entry.Key, style, isInFlow: true);
            Append(text.Append(": "), entry.Value, style, isInFlow: true);
            separator = ", ";
        }

        text.Append('}');
    }

    // Cut, not rounded: 1.999999 stays below 2 in a label.
    private static string CutDecimals(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var end = number.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9');
        end = end < 0 ? number.Length : point + 1 + end;
        return point < 0 || end - point - 1 <= 5 ? number : number[..(point + 6)] + number[end..];
    }
}
