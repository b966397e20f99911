using System.Diagnostics;
using FsCheck.Fluent;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.Tests.Yaml;

/// <summary>What the scanner makes of each construct; <see cref="PyYamlTests"/> compares many more with PyYAML where it is installed.</summary>
public sealed class YamlSyntaxTests
{
    private static readonly string[] Pieces =
    [
        "a", "b1", " ", "  ", "\n", "\n  ", "\r\n", "\t", "- ", "-", ": ", ":", "? ", "?", ",", "[", "]", "{", "}", "#", " #", "&a ", "*a", "!", "!!str ", "!<x> ",
        "|", ">", "|2-\n", "'", "\"", "\\", "\\x4", "%", "%TAG ! x\n", "%YAML 1.1\n", "---", "...", "\n---\n", "<<: ", "=", "~", "1", "é", "😀", "\u2028", "\x85",
        "@", "`", "\ufeff", "\x01", "\0", "\ud800",
    ];

    [TestCase("a b\n  c\n\n  d", "'a b c\\nd'")]
    [TestCase("[a b\n, c#d, -e, f:g, 'h':i]", "['a b', 'c#d', '-e', 'f:g', {'h': 'i'}]")]
    [TestCase("\"a\\tb\\x41\\u00e9\\U0001F600 \\\n   c\n\n  d  \n e\"", "'a\\tbAé😀 c\\nd e'")]
    [TestCase("'it''s \"\\n\"\n  x'", "'it\\'s \"\\\\n\" x'")]
    [TestCase("\"x\"#c", "'x'")]
    [TestCase("|\n a\n  b\n\n c\n\n", "'a\\n b\\n\\nc\\n'")]
    [TestCase("|-\n a\n", "'a'")]
    [TestCase("|+\n a\n\n", "'a\\n\\n'")]
    [TestCase("|2\n   a\n  b\n", "' a\\nb\\n'")]
    [TestCase(">\n a\n b\n\n c\n   d\n e\n", "'a b\\nc\\n  d\\ne\\n'")]
    [TestCase("a:\n- 1\n- 2\nb:\n  - - 3\n    - 4", "{'a': [1, 2], 'b': [[3, 4]]}")]
    [TestCase("? a\n: - 1\n? b\n", "{'a': [1], 'b': None}")]
    [TestCase("{a, b: , ? c : d, 'e':1,}", "{'a': None, 'b': None, 'c': 'd', 'e': 1}")]
    [TestCase("[a: 1, ? b]", "[{'a': 1}, {'b': None}]")]
    [TestCase("- \n- a:\n  b:", "[None, {'a': None, 'b': None}]")]
    [TestCase("--- # c\na: 1\n...\n# end\n", "{'a': 1}")]
    [TestCase("%TAG !y! tag:yaml.org,2002:\n%YAML 1.1\n---\n[!y!str 1, !<tag:yaml.org,2002:str> 2, !!s%74r 3, ! '4']", "['1', '2', '3', 4]")]
    [TestCase("a: &x !!str 1\nb: !!int &y '2'\nc: [*x, *y, &z ]", "{'a': '1', 'b': 2, 'c': ['1', 2, None]}")]
    [TestCase("a\rb\u2028c\x85", "'a b\\u2028c'")]
    [TestCase("=: 1\n'<<': 2", "{'=': 1, '<<': 2}")]
    public void Text_is_read(string text, string expected) => Assert.That(PythonText.Repr(YamlReader.ReadValue(text)), Is.EqualTo(expected));

    [TestCase("a: b: c", "mapping values are not allowed here", 1, 5)]
    [TestCase("a: - b", "sequence entries are not allowed here", 1, 4)]
    [TestCase("a: ? b", "mapping keys are not allowed here", 1, 4)]
    [TestCase("a: 1\nb\nc: 2", "while scanning a simple key (line 2, column 1): could not find expected ':'", 3, 1)]
    [TestCase("a:\n  b: 1\n - c", "while parsing a block mapping (line 1, column 1): expected <block end>, but found '<block sequence start>'", 3, 2)]
    [TestCase("- a\nb: 1", "while parsing a block collection (line 1, column 1): expected <block end>, but found '?'", 2, 1)]
    [TestCase("[a, b", "while parsing a flow sequence (line 1, column 1): expected ',' or ']', but got '<stream end>'", 1, 6)]
    [TestCase("{a: 1 b: 2}", "while parsing a flow mapping (line 1, column 1): expected ',' or '}', but got ':'", 1, 8)]
    [TestCase("a: ]", "while parsing a block node: expected the node content, but found ']'", 1, 4)]
    [TestCase("a: 'b", "while scanning a quoted scalar (line 1, column 4): found unexpected end of stream", 1, 6)]
    [TestCase("a: \"b\n---\nc\"", "while scanning a quoted scalar (line 1, column 4): found unexpected document separator", 2, 1)]
    [TestCase("a: \"\\q\"", "while scanning a double-quoted scalar (line 1, column 4): found unknown escape character 'q'", 1, 6)]
    [TestCase("a: |x", "while scanning a block scalar (line 1, column 4): expected chomping or indentation indicators, but found 'x'", 1, 5)]
    [TestCase("a: @b", "found character '@' that cannot start any token", 1, 4)]
    [TestCase("a: &", "while scanning an anchor (line 1, column 4): expected alphabetic or numeric character, but found the end of the text", 1, 5)]
    [TestCase("a: &x 1\nb: &x 2", "found duplicate anchor 'x'; first occurrence (line 1, column 4): second occurrence", 2, 4)]
    [TestCase("a: !x!y 1", "while parsing a node: found undefined tag handle '!x!'", 1, 4)]
    [TestCase("%YAML 2.0\n---\na", "found incompatible YAML document (version 1.* is required)", 1, 1)]
    [TestCase("%TAG", "while scanning a directive (line 1, column 1): expected '!', but found the end of the text", 1, 5)]
    [TestCase("a\n...\nb", "expected '<document start>', but found '<scalar>'", 3, 1)]
    public void Mistakes_have_the_words_and_places_of_the_original(string text, string problem, int line, int column)
    {
        var error = Assert.Throws<GuildException>(() => YamlReader.Read(text, "guild.yml"))!.Errors[0];

        Assert.That(error.What, Is.EqualTo($"{problem} (line {line}, column {column})"));
        Assert.That(error.Where, Is.EqualTo(new SourceLocation("guild.yml", line, column)));
    }

    [TestCase(1024, true)]
    [TestCase(1025, false)]
    public void Keys_have_at_most_1024_characters(int length, bool isRead)
    {
        var text = new string('k', length - 3) + "😀 a: 1";

        Assert.That(() => YamlReader.Read(text, "f"), isRead ? Throws.Nothing : Throws.TypeOf<GuildException>());
    }

    [Test]
    public void Any_text_is_read_or_refused()
    {
        var budget = Stopwatch.StartNew();
        var size = 0;
        while (budget.Elapsed < TimeSpan.FromSeconds(2))
        {
            size = (size % 60) + 1;
            foreach (var text in Gen.Sample(Gen.Elements(Pieces).ListOf(size).Select(pieces => string.Concat(pieces)), size, 50))
                Assert.That(() => ReadOrRefuse(text), Throws.Nothing, () => PythonText.Repr(text));
        }
    }

    [Test]
    public void A_piece_repeated_many_times_takes_little_time_and_stack()
    {
        string[] starts = ["", "a: ", "- ", "[", "{", "'", "\"", "|\n ", "a:\n  ", "*", "&a ", "? "];
        foreach (var start in starts)
        {
            foreach (var piece in Pieces)
                Assert.That(() => ReadOrRefuse(start + string.Concat(Enumerable.Repeat(piece, 20_000))), Throws.Nothing, () => start + PythonText.Repr(piece));
        }
    }

    private static void ReadOrRefuse(string text)
    {
        try
        {
            YamlReader.Read(text, "f");
        }
        catch (GuildException e)
        {
            Assert.That(e.Errors[0].Where!.Line, Is.GreaterThan(0));
        }
    }
}
