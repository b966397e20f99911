using System.Text;
using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Tool.Views;

/// <summary>JSON as Python's <c>json.dumps</c> lays it out, on one line or for people (<c>indent=2, sort_keys=True</c>).</summary>
internal static class PythonJson
{
    /// <summary>A value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isFormatted">Whether it is laid out over several lines, keys sorted.</param>
    public static string Write(Value value, bool isFormatted)
    {
        if (!isFormatted)
            return JsonText.WriteAscii(value);
        var text = new StringBuilder();
        Append(text, value, "\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, Value value, string newLine)
    {
        var below = newLine + "  ";
        switch (value)
        {
            case ListValue { Items.Count: > 0 } list:
                for (var i = 0; i < list.Items.Count; i++)
                    Append(text.Append(i == 0 ? '[' : ',').Append(below), list.Items[i], below);
                text.Append(newLine).Append(']');
                break;
            case MapValue { Entries.Count: > 0 } map:
                var first = true;
                foreach (var entry in map.Entries.OrderBy(e => e.Name ?? JsonText.WriteAscii(e.Key), CodePointOrder.Instance))
                {
                    text.Append(first ? '{' : ',').Append(below).Append(JsonText.WriteAscii(Value.Of(entry.Name ?? JsonText.WriteAscii(entry.Key)))).Append(": ");
                    Append(text, entry.Value, below);
                    first = false;
                }

                text.Append(newLine).Append('}');
                break;
            default:
                text.Append(JsonText.WriteAscii(value));
                break;
        }
    }
}
