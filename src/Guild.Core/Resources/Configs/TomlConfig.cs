using System.Globalization;
using System.Text;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Text;

namespace Guild.Core.Resources.Configs;

/// <summary>TOML: keys sorted, values before tables, null left out since TOML has none.</summary>
internal static class TomlConfig
{
    public static Value Read(string text, string path)
    {
        try
        {
            return new TomlReader(text.TrimStart('\ufeff')).Read();
        }
        catch (FormatException e)
        {
            throw new GuildException(new GuildError($"invalid TOML in '{path}': {e.Message}") { Where = new SourceLocation(path, 0, 0) });
        }
    }

    public static string Write(MapValue map)
    {
        var text = new StringBuilder();
        Write(text, map, "");
        return text.ToString();
    }

    private static void Write(StringBuilder text, MapValue table, string prefix)
    {
        var entries = table.Entries.Where(e => !e.Value.IsNull).OrderBy(e => ValueText.Of(e.Key), StringComparer.Ordinal).ToList();
        foreach (var entry in entries.Where(e => !IsTable(e.Value)))
            text.Append(Key(entry)).Append(" = ").Append(Inline(entry.Value)).Append('\n');
        foreach (var entry in entries.Where(e => IsTable(e.Value)))
        {
            var name = prefix + Key(entry);
            if (entry.Value is MapValue inner)
                WriteTable(text, inner, name, "[", "]");
            foreach (var item in (entry.Value as ListValue)?.Items ?? [])
                WriteTable(text, (MapValue)item, name, "[[", "]]");
        }
    }

    private static void WriteTable(StringBuilder text, MapValue table, string name, string open, string close)
    {
        if (text.Length > 0)
            text.Append('\n');
        text.Append(open).Append(name).Append(close).Append('\n');
        Write(text, table, name + ".");
    }

    private static bool IsTable(Value value) =>
        value is MapValue || (value is ListValue { Items.Count: > 0 } list && list.Items.All(i => i is MapValue));

    private static string Key(MapEntry entry)
    {
        var name = ValueText.Of(entry.Key);
        return name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? name : Quote(name);
    }

    private static string Inline(Value value) => value switch
    {
        BooleanValue boolean => boolean.IsTrue ? "true" : "false",
        IntegerValue integer => integer.Number.ToString(CultureInfo.InvariantCulture),
        FloatValue number => Number(number.Number),
        ListValue list => $"[{string.Join(", ", list.Items.Where(i => !i.IsNull).Select(Inline))}]",
        MapValue map => $"{{{string.Join(", ", map.Entries.Where(e => !e.Value.IsNull).OrderBy(e => ValueText.Of(e.Key), StringComparer.Ordinal).Select(e => $"{Key(e)} = {Inline(e.Value)}"))}}}",
        _ => Quote(ValueText.Of(value)),
    };

    private static string Number(double number) =>
        double.IsNaN(number) ? "nan"
        : double.IsInfinity(number) ? number > 0 ? "inf" : "-inf"
        : PythonText.Repr(Value.Of(number));

    private static string Quote(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var c in text)
        {
            var index = "\b\t\n\f\r\"\\".IndexOf(c, StringComparison.Ordinal);
            if (index >= 0)
                result.Append('\\').Append("btnfr\"\\"[index]);
            else if (c < ' ' || c == '\x7f')
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                result.Append(c);
        }

        return result.Append('"').ToString();
    }
}
