using FsCheck;
using FsCheck.Fluent;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Resources.Configs;
using Guild.Core.Tests.Yaml;
using Guild.Core.Yaml;

namespace Guild.Core.Tests.Resources.Configs;

internal sealed class TomlTests
{
    [TestCase("a = 1\nb = -2\nc = +3\nd = 1_000\ne = 0xFF\nf = 0o17\ng = 0b11\n", "{a: 1, b: -2, c: 3, d: 1000, e: 255, f: 15, g: 3}")]
    [TestCase("a = 1.5\nb = 1e3\nc = -0.01\nd = 6.6e-2\ne = inf\nf = -inf\n", "{a: 1.5, b: 1000.0, c: -0.01, d: 0.066, e: .inf, f: -.inf}")]
    [TestCase("a = true # yes\n# nothing\n\nb = false", "{a: true, b: false}")]
    [TestCase("a = \"x\\ty\\u00e9\\\\ \\\"\"\nb = 'c:\\d'\n\"q k\" = ''", "{a: \"x\\ty\\u00e9\\\\ \\\"\", b: 'c:\\d', q k: ''}")]
    [TestCase("a = \"\"\"\nx\n  y \\\n   z\"\"\"\nb = '''\nl'1''''", "{a: \"x\\n  y z\", b: \"l'1'\"}")]
    [TestCase("a = [1, [2, 'x'],\n  true, # more\n]\nb = []", "{a: [1, [2, x], true], b: []}")]
    [TestCase("a = {x = 1, y.z = 'q'}\nb.c.d = 2\nb.c.e = 3", "{a: {x: 1, y: {z: q}}, b: {c: {d: 2, e: 3}}}")]
    [TestCase("[t]\na = 1\n[t.u.\"v w\"]\nb = 2\n[x]", "{t: {a: 1, u: {v w: {b: 2}}}, x: {}}")]
    [TestCase("[[p]]\na = 1\n[p.q]\nb = 2\n[[p]]\na = 3", "{p: [{a: 1, q: {b: 2}}, {a: 3}]}")]
    [TestCase("a = 2020-01-01\nb = 1979-05-27 07:32:00Z\nc = 07:32:00", "{a: '2020-01-01', b: 1979-05-27 07:32:00Z, c: '07:32:00'}")]
    [TestCase("", "{}")]
    public void It_is_read_as_it_is_written(string text, string expected)
    {
        var read = ConfigFile.Read(text, ConfigFormat.Toml, "c.toml");

        Assert.That(YamlWriter.WriteFlow(read), Is.EqualTo(YamlWriter.WriteFlow(AsText(YamlReader.ReadValue(expected)))));
    }

    [TestCase("a = ", "a value is expected (line 1, column 5)")]
    [TestCase("a 1", "'=' is expected (line 1, column 3)")]
    [TestCase("a = 1 b = 2", "the end of the line is expected (line 1, column 7)")]
    [TestCase("a = 1\na = 2", "'a' is defined twice (line 2, column 6)")]
    [TestCase("a = 1\n[a.b]", "'a.b' is no table (line 2, column 6)")]
    [TestCase("x = 1\na = \"b\nc = 2", "the text has no end (line 2, column 7)")]
    [TestCase("a = nope", "'nope' is no value (line 1, column 5)")]
    [TestCase("[a", "']' is expected (line 1, column 3)")]
    [TestCase("= 1", "a key is expected (line 1, column 1)")]
    [TestCase("a = \"\\q\"", "'\\q' means nothing (line 1, column 6)")]
    public void What_is_wrong_is_told_with_its_place(string text, string problem)
    {
        var error = Assert.Throws<GuildException>(() => ConfigFile.Read(text, ConfigFormat.Toml, "c.toml"))!;

        Assert.That(error.Message, Is.EqualTo($"invalid TOML in 'c.toml': {problem}"));
    }

    [Test]
    public void Keys_are_sorted_and_tables_come_last()
    {
        var written = ConfigFile.Write((MapValue)YamlReader.ReadValue("{t: {b: 2, a: {x: [1, q r]}}, s: 'a\"b', n: null, f: 1.0, p: [{a: 1}, {a: 2}]}"), ConfigFormat.Toml);

        Assert.That(written, Is.EqualTo("f = 1.0\ns = \"a\\\"b\"\n\n[[p]]\na = 1\n\n[[p]]\na = 2\n\n[t]\nb = 2\n\n[t.a]\nx = [1, \"q r\"]\n"));
    }

    [Test]
    public void What_was_written_is_read_as_it_was() => Prop.ForAll(AnyValue.Arbitrary, value =>
    {
        if (value is not MapValue map)
            return true;
        var plain = (MapValue)WithoutNulls(map);
        return Same(ConfigFile.Read(ConfigFile.Write(plain, ConfigFormat.Toml), ConfigFormat.Toml, "c.toml"), plain);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Whatever_stands_there_it_is_read_or_refused() => Prop.ForAll(AnyValue.Text.ToArbitrary(), text =>
    {
        try
        {
            ConfigFile.Read("a = " + text, ConfigFormat.Toml, "c.toml");
            return true;
        }
        catch (GuildException e)
        {
            return e.Message.Contains("(line ", StringComparison.Ordinal);
        }
    }).QuickCheckThrowOnFailure();

    // The order of keys is lost, and so is what TOML lacks.
    private static bool Same(Value a, Value b) => YamlWriter.WriteFlow(Sorted(a)) == YamlWriter.WriteFlow(Sorted(b));

    private static Value Sorted(Value value) => value switch
    {
        MapValue map => new MapValue([.. map.Entries.Select(e => new MapEntry(e.Key, Sorted(e.Value))).OrderBy(e => e.Name, StringComparer.Ordinal)]),
        ListValue list => new ListValue([.. list.Items.Select(Sorted)]),
        _ => value,
    };

    private static Value WithoutNulls(Value value) => value switch
    {
        MapValue map => new MapValue([.. map.Entries.Where(e => !e.Value.IsNull).Select(e => new MapEntry(e.Key, WithoutNulls(e.Value)))]),
        ListValue list => new ListValue([.. list.Items.Where(i => !i.IsNull).Select(WithoutNulls)]),
        _ => value,
    };

    private static Value AsText(Value value) => value switch
    {
        MapValue map => new MapValue([.. map.Entries.Select(e => new MapEntry(e.Key, AsText(e.Value)))]),
        TimestampValue time => Value.Of(time.Text),
        _ => value,
    };
}
