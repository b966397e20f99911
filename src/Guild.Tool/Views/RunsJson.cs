using System.Globalization;
using System.Text;
using Guild.Abstractions;
using Guild.Core.Runs;
using Guild.Core.Text;

namespace Guild.Tool.Views;

/// <summary>JSON as Python's <c>json.dumps</c> writes it: one line, <c>", "</c> and <c>": "</c>, ASCII only. Scripts compare it byte by byte.</summary>
internal static class RunsJson
{
    // As stored, null when the run doesn't have it; in this order.
    private static readonly string[] FirstAttributes = ["exit_status", "cmd", "comments", "marked", "label", "started"];

    /// <summary>Writes a list of runs (cli.md B.13 rule 12), each as it comes: all of a hundred thousand wouldn't fit into little memory.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="onDamaged">Is told of those that couldn't be read in full.</param>
    public static void WriteList(TextWriter writer, IEnumerable<Run> runs, Action<Run> onDamaged)
    {
        var text = new StringBuilder("[");
        var separator = "";
        foreach (var run in runs)
        {
            text.Append(separator);
            separator = ", ";
            Append(text, Of(run));
            if (run.Damage is not null)
                onDamaged(run);
            writer.Write(text);
            text.Clear();
        }

        writer.Write(text.Append(']'));
    }

    /// <summary>A value.</summary>
    public static string Write(Value value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static MapValue Of(Run run)
    {
        var entries = new List<MapEntry>
        {
            ("id", Value.Of(run.Id.Value)),
            ("run_dir", Value.Of(run.Directory.Path)),
            ("opref", Value.Of(run.OpRefText)),
        };
        entries.AddRange(FirstAttributes.Select(name => new MapEntry(name, run[name] ?? Value.Null)));
        entries.Add(("status", Value.Of(run.State.Word)));
        entries.Add(("stopped", run["stopped"] ?? Value.Null));
        entries.Add(("tags", run["tags"] ?? Value.Null));
        if (run.Prototype is { } prototype)
            entries.Add(("batch_proto", Of(prototype)));
        return MapValue.Of(entries);
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
                text.Append(integer.Number.ToString(CultureInfo.InvariantCulture));
                break;
            case FloatValue number:
                text.Append(Number(number.Number));
                break;
            case TextValue { Text: var content }:
                AppendText(text, content);
                break;
            case TimestampValue { Text: var content }:
                AppendText(text, content);
                break;
            case ListValue list:
                AppendAll(text, '[', ']', list.Items, item => Append(text, item));
                break;
            case MapValue map:
                AppendAll(text, '{', '}', map.Entries, entry =>
                {
                    AppendText(text, Key(entry.Key));
                    text.Append(": ");
                    Append(text, entry.Value);
                });
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, char close, IReadOnlyList<T> items, Action<T> append)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            append(items[i]);
        }

        text.Append(close);
    }

    private static string Number(double number) => number switch
    {
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        double.NaN => "NaN",
        _ => PythonText.Float(number),
    };

    private static string Key(Value key) => key switch
    {
        TextValue text => text.Text,
        TimestampValue time => time.Text,
        _ => Write(key),
    };

    private static void AppendText(StringBuilder text, string content)
    {
        text.Append('"');
        foreach (var c in content)
        {
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case < ' ' or > '~':
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }
}
