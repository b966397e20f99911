using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Tool.Views;

/// <summary>What help says of a flag (cli.md B.4).</summary>
internal static class FlagHelp
{
    /// <summary>Names and texts for a two-column list.</summary>
    /// <param name="flags">The flags, in order.</param>
    /// <param name="width">The width of the page.</param>
    public static IReadOnlyList<(string Name, string Text)> Rows(IReadOnlyList<FlagDef> flags, int width)
    {
        if (flags.Count == 0)
            return [];
        var longest = flags.Max(f => f.Name.Length);
        return [.. flags.Select(f => (f.Name, Describe(f, width - longest)))];
    }

    /// <summary>The first line of a flag's help with its default: for listings.</summary>
    public static string Summary(FlagDef flag) => WithSuffix(FirstLine(flag.Description), flag);

    private static string Describe(FlagDef flag, int room)
    {
        var lines = flag.Description.Split('\n').ToList();
        lines[0] = WithSuffix(lines[0], flag);
        if (flag.Choices.Count > 0)
            lines.Add(Choices(flag, room - 11));
        return string.Join("\n\n", lines);
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0];

    private static string WithSuffix(string line, FlagDef flag)
    {
        var suffix = !flag.Default.IsNull ? $"(default is {Show(flag.Default)})"
            : flag.IsRequired ? "(required)"
            : !flag.NullLabel.IsNull ? $"(default is {Show(flag.NullLabel)})"
            : "";
        return suffix.Length == 0 ? line : line.Length == 0 ? suffix : $"{line} {suffix}";
    }

    private static string Choices(FlagDef flag, int width)
    {
        var page = new HelpPage(Math.Max(width, 1));
        page.Line(TextWrap.KeepLines);
        var rows = flag.Choices.Select(c => (Name: Show(c.Alias.IsNull ? c.Value : c.Alias), Text: c.Description)).ToList();
        var isPlain = flag.Choices.All(c => c.Description.Length == 0 && c.Alias.IsNull && c.Flags.Count == 0);
        if (isPlain || rows.All(r => r.Text.Length == 0))
        {
            page.List([("Choices:", string.Join(", ", rows.Select(r => r.Name)))]);
        }
        else
        {
            page.Line("Choices:");
            page.Inside(() => page.List(rows));
        }

        return page.ToString();
    }

    // Text with blanks is quoted, unless it already is because it would read back as something else.
    private static string Show(Value value)
    {
        // Help pages are compared with those of the original, which escapes letters and folds lines as YAML is written.
        if (value is TextValue { Text: var special } && special.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
            return YamlWriter.WriteFlow(value).TrimEnd();
        var text = FlagText.Format(value);
        return value is TextValue { Text: var raw } && raw == text ? FlagText.FormatWord(value, FlagTextStyle.Full) : text;
    }
}
