using System.Text;
using Guild.Core.GuildFiles.Schema;

namespace Guild.Core.Tests.GuildFiles;

/// <summary>YAML that is well formed and means nothing in particular: names of attributes in places where they may or may not belong.</summary>
internal sealed class RandomYaml(Random random)
{
    private static readonly string[] Names =
    [
        .. GuildFileSchema.Schemas().SelectMany(s => s.Attributes).Select(a => a.Name).Distinct(), "$include", "$dest", "a", "b", "m", "_x", "1", "no", "'a b'", "a:b", "<<", "~",
    ];

    private static readonly string[] Scalars =
    [
        "a", "m", "base", "m:a", ":a", "base#a,b", "'{{a}}'", "'x{{a}}y{{b}}'", "${a}", "yes", "no", "all", "1", "-1", "0.5", "1e3", ".inf", "~", "", "[]", "{}", "2020-01-01", "'[a, b]'", "'('",
        "file:x", "x.py --a ${b}", "'\"'", "|\n  text\n  more", "\"\\u00e9\"", "*x", "&x a", "!!str 1", "0x1F", "010", "'${flag_args}'", "[1:3]", "range[1:3]",
    ];

    private int left = 200;

    public string Document()
    {
        var text = new StringBuilder();
        if (random.Next(3) == 0)
            Mapping(text, 0, random.Next(1, 6));
        else
            Items(text);
        return text.ToString();
    }

    private void Items(StringBuilder text)
    {
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var type = new[] { "model", "config", "package", "include", "test", "operations" }[random.Next(6)];
            text.Append("- ").Append(type).Append(": ").Append(new[] { "m", "base", "n", "''", "other.yml", "again.yml", "1", "[a]", "{a: b}" }[random.Next(9)]).Append('\n');
            for (var i = random.Next(5); i > 0; i--)
                Entry(text, 2, random.Next(5));
        }
    }

    private void Mapping(StringBuilder text, int indent, int depth)
    {
        for (var n = random.Next(1, 5); n > 0; n--)
            Entry(text, indent, depth);
    }

    private void Entry(StringBuilder text, int indent, int depth)
    {
        text.Append(' ', indent).Append(Names[random.Next(Names.Length)]).Append(':');
        Value(text, indent, depth);
    }

    private void Value(StringBuilder text, int indent, int depth)
    {
        if (random.Next(20) == 0)
            text.Append(" &x");
        switch (depth <= 0 || --left <= 0 ? 0 : random.Next(4))
        {
            case 0:
                text.Append(' ').Append(Scalars[random.Next(Scalars.Length)].Replace("\n", "\n" + new string(' ', indent), StringComparison.Ordinal)).Append('\n');
                break;
            case 1:
                text.Append('\n');
                for (var n = random.Next(1, 4); n > 0; n--)
                {
                    text.Append(' ', indent + 2).Append('-');
                    Value(text, indent + 4, depth - 1);
                }

                break;
            default:
                text.Append('\n');
                Mapping(text, indent + 2, depth - 1);
                break;
        }
    }
}
