using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Guild.Abstractions;
using Guild.Core.Yaml;

namespace Guild.Plugins.Python.Tests.Launching;

public class FlagTextTests
{
    [Test]
    public async Task The_shim_reads_every_value_that_the_host_writes()
    {
        TestProject.RequirePython();
        using var project = new TestProject();
        var values = Gen.Sample(Values(2), 400).Concat(Awkward.Select(Value.Of)).ToList();
        var texts = values.ConvertAll(YamlWriter.WriteFlow).ConvertAll(t => t.TrimEnd('\n'));
        project.Write("check.py", """
            import struct, sys
            sys.path.insert(0, sys.argv[1])
            import guild_yaml

            def show(value):
                if isinstance(value, list):
                    return "[%s]" % ", ".join(map(show, value))
                return struct.pack(">d", value).hex() if isinstance(value, float) else ascii(value)

            for text in sys.stdin.buffer.read().decode("utf-8").split("\0"):
                print(show(guild_yaml.decode(text)))
            """);
        var shim = Path.Combine(TestContext.CurrentContext.TestDirectory, "python", "shim");

        var result = await project.Runner.RunAsync(
            new ProcessCall(TestProject.Python, [Path.Combine(project.Source, "check.py"), shim]) { Input = string.Join('\0', texts) }, default);

        var lines = result.Output.TrimEnd('\n').Split('\n');
        Assert.That(result.Error, Is.Empty);
        Assert.That(lines, Has.Length.EqualTo(values.Count));
        var wrong = values.Select((v, i) => (Text: texts[i], Value: Repr(v), Read: lines[i])).Where(t => t.Value != t.Read);
        Assert.That(wrong, Is.Empty);
    }

    private static readonly string[] Awkward =
    [
        "", "013", "1e3", "00500", "1_000", "1:30", "yes", "No", "null", "~", "- a", "a: b", "a #b", "#x", "it's", "\"q\"", "'q'", "[a", "{a", "*a", "&a",
        "!a", "%a", "@a", "`a", "=", "?", "y", "n", " lead", "trail ", "a\nb", "a\n\nb\n", "tab\t", "\u0001", "é", "日本", "😀", "2020-01-01", ".5", "5.", "0x1f",
        "0o17", "a,b", "a]b", "--x", "-x", "-", "\\", "\\n", ".inf", ".nan", "a:", ":a", "a b  c",
    ];

    private static Gen<Value> Values(int depth)
    {
        var text = from length in Gen.Choose(0, 8)
                   from characters in Gen.Elements("ab01.-+e:_ ,[]{}'\"#\\\n\té😀y~%".EnumerateRunes().Select(r => r.ToString()).ToArray()).ListOf(length)
                   select Value.Of(string.Concat(characters));
        var scalar = Gen.OneOf(
            text,
            Gen.Choose(-100000, 100000).Select(n => Value.Of(n)),
            Gen.Choose(-1000, 1000).Select(n => Value.Of(n * Math.Pow(10, n % 30))),
            Gen.Elements<Value>(Value.Null, Value.True, Value.False, Value.Of(double.PositiveInfinity), new IntegerValue(BigInteger.Pow(7, 40))));
        if (depth == 0)
            return scalar;
        var list = from length in Gen.Choose(0, 4)
                   from items in Values(depth - 1).ListOf(length)
                   select (Value)new ListValue([.. items]);
        return Gen.OneOf(scalar, scalar, list);
    }

    private static string Repr(Value value) => value switch
    {
        NullValue => "None",
        BooleanValue b => b.IsTrue ? "True" : "False",
        IntegerValue i => i.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        FloatValue f => BitConverter.DoubleToInt64Bits(f.Number).ToString("x16", System.Globalization.CultureInfo.InvariantCulture),
        ListValue l => "[" + string.Join(", ", l.Items.Select(Repr)) + "]",
        TextValue t => TextRepr(t.Text),
        _ => throw new ArgumentException(value.ToString()),
    };

    private static string TextRepr(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var result = new System.Text.StringBuilder().Append(quote);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(rune.Value switch
            {
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                var c when c == quote => "\\" + quote,
                < 32 or (>= 127 and < 256) => $"\\x{rune.Value:x2}",
                >= 256 and < 65536 => $"\\u{rune.Value:x4}",
                >= 65536 => $"\\U{rune.Value:x8}",
                _ => rune.ToString(),
            });
        }

        return result.Append(quote).ToString();
    }
}
