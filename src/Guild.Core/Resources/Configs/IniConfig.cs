using System.Globalization;
using System.Numerics;
using System.Text;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Text;

namespace Guild.Core.Resources.Configs;

/// <summary>INI files as Python's <c>configparser</c> reads and writes them: a map of sections, each a map of options.</summary>
internal static class IniConfig
{
    private const string DefaultSection = "DEFAULT";

    public static Value Read(string text, string path)
    {
        var sections = new List<(string Name, List<(string Name, StringBuilder Text)> Options)>();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var content = line.Trim();
            if (content.Length == 0 || content[0] is '#' or ';')
                continue;
            // An indented line goes on with the value above.
            if (char.IsWhiteSpace(line[0]) && sections is [.., (_, [.., var above])])
                above.Text.Append('\n').Append(content);
            else if (content[0] == '[' && content.IndexOf(']', StringComparison.Ordinal) is > 0 and var end)
                sections.Add((content[1..end], []));
            else if (sections is [.., (_, var options)] && SplitOption(content) is { } option)
                options.Add(option);
            else
                throw new GuildException(new GuildError($"invalid config in '{path}': cannot read line {number}")
                {
                    Where = new SourceLocation(path, number, 1) { Length = content.Length },
                });
        }

        return MapValue.Of(sections
            .GroupBy(s => s.Name, StringComparer.Ordinal)
            .Select(s => new MapEntry(s.Key, MapValue.Of(s
                .SelectMany(x => x.Options)
                .GroupBy(o => o.Name, StringComparer.Ordinal)
                .Select(o => new MapEntry(o.Key, Decode(o.Last().Text.ToString())))))));
    }

    public static string Write(MapValue map)
    {
        var text = new StringBuilder();
        var loose = map.Entries.Where(e => e.Value is not MapValue).ToList();
        if (loose.Count > 0)
            WriteSection(DefaultSection, loose, text);
        foreach (var section in map.Entries.Where(e => e.Value is MapValue).OrderBy(e => ValueText.Of(e.Key), StringComparer.Ordinal))
            WriteSection(ValueText.Of(section.Key), ((MapValue)section.Value).Entries, text);
        return text.ToString();
    }

    private static void WriteSection(string name, IEnumerable<MapEntry> options, StringBuilder text)
    {
        text.Append('[').Append(name).Append("]\n");
        foreach (var option in options.OrderBy(o => ValueText.Of(o.Key), StringComparer.Ordinal))
        {
            var value = PythonText.Str(option.Value).Replace("\n", "\n\t", StringComparison.Ordinal);
            text.Append(ValueText.Of(option.Key).ToLowerInvariant()).Append(" = ").Append(value).Append('\n');
        }

        text.Append('\n');
    }

    private static (string Name, StringBuilder Text)? SplitOption(string line)
    {
        var at = line.AsSpan().IndexOfAny('=', ':');
        return at <= 0 ? null : (line[..at].Trim().ToLowerInvariant(), new StringBuilder(line[(at + 1)..].Trim()));
    }

    private static Value Decode(string text)
    {
        if (BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return new IntegerValue(integer);
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
            return Value.Of(number);
        return text.ToLowerInvariant() switch
        {
            "yes" or "on" or "true" => Value.True,
            "no" or "off" or "false" => Value.False,
            _ => Value.Of(text),
        };
    }
}
