using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Tool.CommandLine;

/// <summary>A help page for programs, which <c>GUILD_HELP_JSON</c> in the environment asks for (cli.md A.1).</summary>
internal static class HelpJson
{
    /// <summary>The page as one line of JSON.</summary>
    /// <param name="content">The page.</param>
    /// <param name="version">The tool's version.</param>
    public static string Write(HelpContent content, string version)
    {
        var entries = new List<MapEntry>
        {
            ("version", Value.Of(version)),
            ("usage", MapValue.Of(("prog", Value.Of(content.Program)), ("args", Value.Of(content.Arguments)))),
            ("help", Value.Of(string.Join('\n', content.Lines))),
        };
        Add("options", content.Options);
        Add("commands", content.Commands);
        return JsonText.WriteAscii(MapValue.Of(entries));

        void Add(string name, IReadOnlyList<(string Term, string Help)> rows)
        {
            if (rows.Count > 0)
                entries.Add((name, new ListValue([.. rows.Select(r => MapValue.Of(("term", Value.Of(r.Term)), ("help", Value.Of(r.Help))))])));
        }
    }
}
