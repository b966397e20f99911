using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Text;
using Guild.Tool.Terminal;

namespace Guild.Tool.Views;

/// <summary>Trials as <c>--print-trials</c> shows and <c>--save-trials</c> writes them (cli.md B.8).</summary>
internal static class TrialsView
{
    /// <summary>The lines of a table: a number, then the flags by name.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<IReadOnlyList<NamedValue>> trials)
    {
        var names = Names(trials);
        return Table.Format([["#", .. names], .. trials.Select((t, i) => (IReadOnlyList<string>)[$"{i + 1}", .. Texts(t, names)])]);
    }

    /// <summary>The text of a file with the trials, which <c>@PATH</c> reads back.</summary>
    /// <param name="trials">The trials.</param>
    /// <param name="extension">The file's extension, which tells the format.</param>
    /// <exception cref="GuildException">There is no such format.</exception>
    public static string FileText(IReadOnlyList<IReadOnlyList<NamedValue>> trials, string extension)
    {
        var names = Names(trials);
        return extension switch
        {
            ".csv" or "" => string.Concat(trials.Select(t => Texts(t, names)).Prepend(names).Select(r => CsvText.Row(r))),
            ".json" => JsonText.WriteAscii(new ListValue([.. trials.Select(t => new MapValue([.. t.Select(f => new MapEntry(f.Key, f.Value))]))])),
            _ => throw new GuildException($"Unsupported extension '{extension}' - use '.csv', '.json', or no extension"),
        };
    }

    private static List<string> Names(IReadOnlyList<IReadOnlyList<NamedValue>> trials) =>
        [.. trials.SelectMany(t => t.Select(f => f.Key)).Distinct().Order(CodePointOrder.Instance)];

    private static List<string> Texts(IReadOnlyList<NamedValue> trial, List<string> names)
    {
        var values = trial.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        return names.ConvertAll(n => values.TryGetValue(n, out var value) ? FlagText.Format(value) : "");
    }
}
