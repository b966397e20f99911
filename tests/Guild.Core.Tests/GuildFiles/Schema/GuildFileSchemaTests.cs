using System.Globalization;
using System.Text;
using System.Text.Json;
using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.GuildFiles.Schema;
using Guild.Core.Yaml;
using NJsonSchema;

namespace Guild.Core.Tests.GuildFiles.Schema;

internal sealed class GuildFileSchemaTests
{
    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromJsonAsync(GuildFileSchema.Text()).GetAwaiter().GetResult());

    [Test]
    public void The_committed_schema_is_the_one_that_the_table_gives() =>
        RepositoryFiles.AssertCurrent("docs/guildfile.schema.json", GuildFileSchema.Text());

    [Test]
    public void Every_Guild_file_of_the_corpus_that_can_be_read_is_valid()
    {
        var checkedFiles = 0;
        foreach (var path in RepositoryFiles.CorpusGuildFiles())
        {
            if (GuildFileReader.Examine(path).Errors.Any(e => !e.What.Contains("cannot find include", StringComparison.Ordinal)))
                continue;

            Assert.That(ProblemsOf(File.ReadAllText(path)), Is.Empty, Path.GetFileName(path));
            checkedFiles++;
        }

        Assert.That(checkedFiles, Is.GreaterThan(40));
    }

    [TestCase("train: train.py --x 1")]
    [TestCase("train:")]
    [TestCase("train: {flags: {a: 1, b: [1, 2], c: , d: {default: {x: 1}, choices: [1, {value: 2, description: two}], min: '{{low}}'}}}")]
    [TestCase("- model: m\n  operations: {$include: c, t: {requires: [data, {file: x}, {resource: r}, {sources: [a.txt, {url: 'http://x'}]}]}}")]
    [TestCase("- operations: {t: {sourcecode: no}, u: {sourcecode: ['*.py', {exclude: {dir: data}}]}, v: {sourcecode: {root: src, select: [a]}}}")]
    [TestCase("- config: c\n  resources: {a: [x.txt], b: {path: d, sources: [{file: y, select: [a, b], rename: {pattern: a, repl: b}}]}}")]
    [TestCase("- package: p\n  version: 1.0\n- include: [a, b]\n- test: t")]
    [TestCase("a: {steps: [b, {run: c x=1, expect: {output: d}, needed: yes}], flags-import: all, output-scalars: no, objective: {maximize: acc}}")]
    [TestCase("a: {optimizers: {fast: random, slow: {algorithm: gp, kappa: 1}}, plugins: no, tags: x, env: {A: 1}, python-requires: 3.8}")]
    [TestCase("a: {unheard-of: 1, flags: {b: {type: filename, nb-replace: x}}, default: maybe}", Description = "these earn warnings only")]
    [TestCase("- model: m\n  operations: '{{ops}}'")]
    [TestCase("")]
    public void What_the_reader_reads_is_valid(string text) => Assert.That(ProblemsOf(text), Is.Empty);

    [TestCase("a: 1")]
    [TestCase("a: [b]")]
    [TestCase("a: {flags: [b]}")]
    [TestCase("a: {flags-import: some}")]
    [TestCase("a: {steps: b}")]
    [TestCase("a: {default-max-trials: many}")]
    [TestCase("a: {flags: {b: {choices: c}}}")]
    [TestCase("a: {flags: {b: {choices: [{description: c}]}}}")]
    [TestCase("a: {sourcecode: 1}")]
    [TestCase("a: {sourcecode: yes}")]
    [TestCase("a: {output-scalars: yes}")]
    [TestCase("a: {tags: {b: c}}")]
    [TestCase("a: {python-path: 1}")]
    [TestCase("- model: 1")]
    [TestCase("- description: no type")]
    [TestCase("- text")]
    [TestCase("- model: m\n  resources: {r: text}")]
    [TestCase("- model: m\n  operations: [a]")]
    [TestCase("text")]
    public void What_the_reader_refuses_is_not(string text)
    {
        Assert.That(AGuildFile.Errors(text), Is.Not.Empty, "the reader");

        Assert.That(ProblemsOf(text), Is.Not.Empty, "the schema");
    }

    private static IEnumerable<string> ProblemsOf(string yaml) => Schema.Value.Validate(Json(YamlReader.Read(yaml, "guild.yml")?.ToValue() ?? Value.Null)).Select(p => p.ToString());

    /// <summary>A value as the JSON that an editor's YAML support makes of it.</summary>
    private static string Json(Value value)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, value);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Value value)
    {
        switch (value)
        {
            case NullValue:
                json.WriteNullValue();
                break;
            case BooleanValue boolean:
                json.WriteBooleanValue(boolean.IsTrue);
                break;
            case IntegerValue integer:
                json.WriteRawValue(integer.Number.ToString(CultureInfo.InvariantCulture));
                break;
            case FloatValue number when double.IsFinite(number.Number):
                json.WriteNumberValue(number.Number);
                break;
            case ListValue list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case MapValue map:
                json.WriteStartObject();
                foreach (var entry in map.Entries)
                {
                    json.WritePropertyName(entry.Key is TextValue name ? name.Text : entry.Key.ToString()!);
                    Write(json, entry.Value);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(value is TextValue text ? text.Text : value.ToString());
                break;
        }
    }
}
