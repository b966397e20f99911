using System.Text;
using Guild.Tool.Terminal;

namespace Guild.Tool.CommandLine;

/// <summary>The help page of a command as text: usage, description, options, subcommands (cli.md A.1).</summary>
internal static class CommandHelp
{
    /// <summary>The page of one command.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="width">The width at which text wraps.</param>
    public static string Render(HelpContent content, int width)
    {
        var text = new StringBuilder();
        AppendHead(text, content, width);
        AppendRows(text, "Options:", content.Options, width);
        AppendRows(text, "Commands:", content.Commands, width);
        return text.ToString();
    }

    /// <summary>Appends usage and description.</summary>
    public static void AppendHead(StringBuilder text, HelpContent content, int width)
    {
        text.Append("Usage: ").Append(content.Program).Append(' ').Append(content.Arguments).Append("\n\n");
        foreach (var line in content.Lines.SelectMany(l => l.Length == 0 || l[0] == ' ' ? [l] : Wrapping.Wrap(l, width - 2)))
            text.Append(line.Length == 0 ? "" : "  ").Append(line).Append('\n');
        if (content.Lines is [.., not ""])
            text.Append('\n');
    }

    /// <summary>Appends a two-column list under a heading; nothing when it is empty.</summary>
    public static void AppendRows(StringBuilder text, string heading, IReadOnlyList<(string Name, string Help)> rows, int width)
    {
        if (rows.Count == 0)
            return;
        var column = Math.Min(rows.Max(r => r.Name.Length), 28) + 4;
        text.Append(heading).Append('\n');
        foreach (var (name, help) in rows)
        {
            text.Append("  ").Append(name);
            if (name.Length + 4 > column)
                text.Append('\n').Append(' ', column);
            else
                text.Append(' ', column - name.Length - 2);
            text.AppendJoin("\n" + new string(' ', column), Wrapping.Wrap(help, Math.Max(20, width - column))).Append('\n');
        }

        text.Append('\n');
    }
}
