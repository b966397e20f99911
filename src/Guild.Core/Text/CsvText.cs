using System.Text;
using Guild.Abstractions;

namespace Guild.Core.Text;

/// <summary>CSV as Python's <c>csv</c> module writes it: fields are quoted only where needed.</summary>
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

    private static void Append(StringBuilder text, string field)
    {
        if (field.AsSpan().IndexOfAny("\",\r\n") < 0)
            text.Append(field);
        else
            text.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
