using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Resources.Configs;
using Guild.Core.Yaml;

namespace Guild.Core.Tests.Resources;

public class ConfigSourceTests
{
    private AProject _project = null!;

    [SetUp]
    public void Begin() => _project = new AProject();

    [TearDown]
    public void End() => _project.Dispose();

    [TestCase("c.yml", "z: 1\nb:\n  yy: [1, 2]\n", "b:\n  x: 0.5\n  yy:\n  - 1\n  - 2\nz: 2")]
    [TestCase("c.in.yaml", "z: 1\n", "b:\n  x: 0.5\nz: 2")]
    [TestCase("c.json", "{\"z\": 1, \"t\": \"\\u00e9\"}", "{\"b\": {\"x\": 0.5}, \"t\": \"\\u00e9\", \"z\": 2}")]
    [TestCase("c.ini", "[b]\nX = 1\nyes = on\n; comment\n[a]\nk: v\n", "[DEFAULT]\nz = 2\n\n[a]\nk = v\n\n[b]\nx = 0.5\nyes = True\n\n")]
    public async Task Flags_are_written_into_a_copy_of_the_file(string name, string text, string expected)
    {
        _project.Write("cfg/" + name, text);
        _project.Flags = "{z: 2, b.x: 0.5, none: null}";

        await _project.Resolve($"{{sources: [{{config: cfg/{name}, target-path: cfg}}]}}");

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(_project.InRun("cfg/" + name)), Is.EqualTo(expected));
            Assert.That(_project.Manifest.Single(), Does.StartWith($"d cfg/{name} ").And.EndsWith($" config:cfg/{name}"));
            Assert.That(Directory.GetFiles(_project.Run.Generated, name, SearchOption.AllDirectories), Has.One.Items);
        });
    }

    [Test]
    public async Task Params_come_before_flags()
    {
        _project.Write("c.yml", "a: 1\nb: 1\n");
        _project.Flags = "{b: 3}";

        await _project.Resolve("{sources: [{config: c.yml, params: {a: 2, b: 2, nn.m: x}}]}");

        Assert.That(File.ReadAllText(_project.InRun("c.yml")), Is.EqualTo("a: 2\nb: 3\nnn:\n  m: x"));
    }

    [Test]
    public async Task The_id_of_a_run_is_no_setting_unless_the_file_has_a_place_for_it()
    {
        _project.AnEarlierRun("aaaa0000000000000000000000000001", "up", "0", "x");
        _project.Write("c.yml", "other: 1\n");
        _project.Flags = "{up: aaaa0000000000000000000000000001, other: 2}";

        await _project.Resolve("{sources: [{operation: up, name: up}, {config: c.yml}]}");

        Assert.That(File.ReadAllText(_project.InRun("c.yml")), Is.EqualTo("other: 2"));
    }

    [Test]
    public void A_value_cannot_be_put_below_another()
    {
        _project.Write("c.yml", "a: 1\n");
        _project.Flags = "{a.b: 2}";

        Assert.That(
            () => _project.Resolve("{sources: [{config: c.yml}]}"),
            Throws.TypeOf<GuildException>().With.Message.Contains("'a.b' cannot be nested: conflicts with {'a': 1}"));
    }

    [Test]
    public void The_longest_key_that_fits_comes_first()
    {
        var config = (MapValue)YamlReader.ReadValue("{a.b: {c: 1}, a: {b: {c: 2}}}");

        var applied = ConfigValues.Apply(config, [new("a.b.c", Value.Of(3)), new("a.b.d", Value.Of(4))]);

        Assert.That(applied, Is.EqualTo(YamlReader.ReadValue("{a.b: {c: 3, d: 4}, a: {b: {c: 2}}}")));
    }

    [Test]
    public void Every_leaf_is_a_flag()
    {
        var flags = ConfigFlagDiscovery.Of((MapValue)YamlReader.ReadValue("{s: x, n: {i: 1, d: {f: 0.5}}, b: yes, l: [1, a b, yes], z: null}"));

        Assert.That(flags.ToDictionary(f => f.Name, f => (Value)f.Attributes), Is.EqualTo(new Dictionary<string, Value>
        {
            ["s"] = YamlReader.ReadValue("{default: x, type: string}"),
            ["n.i"] = YamlReader.ReadValue("{default: 1, type: number}"),
            ["n.d.f"] = YamlReader.ReadValue("{default: 0.5, type: number}"),
            ["b"] = YamlReader.ReadValue("{default: yes, type: boolean}"),
            ["l"] = YamlReader.ReadValue("{default: \"1 'a b' true\", arg-split: yes}"),
            ["z"] = YamlReader.ReadValue("{default: null}"),
        }));
    }

    [Test]
    public void A_file_of_another_kind_is_a_warning()
    {
        var found = ConfigFlagDiscovery.Read(_project.Write("c.txt"), "c.txt");

        Assert.That(found.Warnings, Is.EqualTo(["config type for c.txt not supported"]));
    }

    [TestCase(null, "[2, 2.3, green, no]")]
    [TestCase("string", "['2', '2.3', green, 'no']")]
    public void Lists_are_split_and_each_part_keeps_its_kind(string? type, string expected)
    {
        var definition = new FlagDef { Name = "l", ArgName = "n.l", ArgSplit = Value.True, Type = type };

        var values = ConfigFlagValues.Of([new("l", Value.Of("2 2.3 green no")), new("x", Value.Null)], [definition]);

        Assert.That(values, Is.EqualTo([new NamedValue("n.l", YamlReader.ReadValue(expected))]));
    }

    [Test]
    public void Lists_in_ini_files_are_python_literals() =>
        Assert.That(
            ConfigFile.Write((MapValue)YamlReader.ReadValue("{s: {l: [2, 2.3, green, no]}}"), ConfigFormat.Ini),
            Is.EqualTo("[s]\nl = [2, 2.3, 'green', False]\n\n"));
}
