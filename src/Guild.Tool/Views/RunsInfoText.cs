using Guild.Abstractions;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Tool.Views;

/// <summary>Values as the details of a run print them (cli.md B.14 rules 4 and 7).</summary>
internal static class RunsInfoText
{
    /// <summary>A map: scalars beside their name, lists and maps below it.</summary>
    public static IReadOnlyList<string> Map(MapValue map)
    {
        var lines = new List<string>();
        foreach (var entry in map.Entries.OrderBy(e => Name(e), NaturalOrder.Instance))
        {
            switch (entry.Value)
            {
                case ListValue list:
                    lines.Add($"  {Name(entry)}:");
                    lines.AddRange(List(list, 4));
                    break;
                case MapValue inner:
                    lines.Add($"  {Name(entry)}:");
                    lines.AddRange(YamlWriter.Write(inner).TrimEnd().Split('\n').Select(l => "    " + l));
                    break;
                default:
                    lines.Add($"  {Name(entry)}: {FlagText.Format(entry.Value)}");
                    break;
            }
        }

        return lines;
    }

    /// <summary>A list, in stored order.</summary>
    public static IReadOnlyList<string> List(ListValue list, int indent = 2) =>
        [.. list.Items.Select(i => $"{new string(' ', indent)}- {FlagText.Format(i)}")];

    /// <summary>Text beside its name, or below it when it has several lines.</summary>
    public static IEnumerable<string> Text(string name, string text, int indent)
    {
        var blanks = new string(' ', indent);
        if (!text.Contains('\n', StringComparison.Ordinal))
            return [$"{blanks}{name}: {FlagText.Format(Value.Of(text))}"];
        return [$"{blanks}{name}: |", .. text.TrimEnd('\n').Split('\n').Select(l => l.Length == 0 ? "" : $"{blanks}  {l}")];
    }

    private static string Name(MapEntry entry) => entry.Name ?? FlagText.Format(entry.Key);
}
