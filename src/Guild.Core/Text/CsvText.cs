using System.Text;
using Guild.Abstractions;

namespace Guild.Core.Text;

/// <summary>CSV as Python's <c>csv</c> module reads and writes it: fields are quoted only where needed.</summary>
public static class CsvText
{
    /// <summary>A row, with a line end.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="lineEnd">The line end.</param>
    public static string Row(IReadOnlyList<string> fields, string lineEnd = "\n")
    {
        // Nothing at all would be no row.
        if (fields is [""])
            return "\"\"" + lineEnd;
        var text = new StringBuilder();
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            Append(text, fields[i]);
        }

        return text.Append(lineEnd).ToString();
    }

    /// <summary>A value as a field: as Python prints it, null as nothing.</summary>
    public static string Field(Value value) => value.IsNull ? "" : PythonText.Str(value);

    /// <summary>The rows of a text, without empty lines.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Parse(string text)
    {
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = text.StartsWith('\ufeff') ? 1 : 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[i++]);
            else if (c == '"' && (isQuoted || field.Length == 0))
                isQuoted = !isQuoted;
            else if (isQuoted || c is not (',' or '\r' or '\n'))
                field.Append(c);
            else
                End(isRow: c != ',');
        }

        End(isRow: true);
        return rows;

        void End(bool isRow)
        {
            if (!isRow || row.Count > 0 || field.Length > 0)
                row.Add(field.ToString());
            field.Clear();
            if (!isRow || row.Count == 0)
                return;
            rows.Add(row);
            row = [];
        }
    }

    private static void Append(StringBuilder text, string field)
    {
        if (field.AsSpan().IndexOfAny("\",\r\n") < 0)
            text.Append(field);
        else
            text.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
