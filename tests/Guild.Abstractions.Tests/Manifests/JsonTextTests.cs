using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Guild.Plugins.Manifests;

namespace Guild.Abstractions.Tests.Manifests;

public class JsonTextTests
{
    [TestCase("{}")]
    [TestCase(" { \"a\" : [ 1 , -2.5e3 , true , false , null , \"x\" , [ ] , { } ] , \"b\" : \"\" } ")]
    [TestCase("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00 é 😀\"")]
    [TestCase("{\"a\": 1, \"a\": 2}")]
    [TestCase("\uFEFF[0]")]
    [TestCase("1234567890")]
    public void What_is_JSON_reads_as_elsewhere(string text) => Assert.That(Render(JsonText.Parse(Encoding.UTF8.GetBytes(text))), Is.EqualTo(Reference(text)));

    [TestCase("")]
    [TestCase("{")]
    [TestCase("[1 2]")]
    [TestCase("[1,]")]
    [TestCase("[,1]")]
    [TestCase("{\"a\" 1}")]
    [TestCase("{\"a\": 1,}")]
    [TestCase("{a: 1}")]
    [TestCase("\"a")]
    [TestCase("\"a\nb\"")]
    [TestCase("\"\\x\"")]
    [TestCase("\"\\u12g4\"")]
    [TestCase("\"\\u12")]
    [TestCase("tru")]
    [TestCase("nul")]
    [TestCase("-")]
    [TestCase("'a'")]
    [TestCase("[] []")]
    [TestCase("// no comments\n1")]
    public void What_is_not_JSON_is_refused(string text) =>
        Assert.That(() => JsonText.Parse(Encoding.UTF8.GetBytes(text)), Throws.TypeOf<ManifestFormatException>());

    [Test]
    public void Bytes_that_are_not_text_are_refused() =>
        Assert.That(() => JsonText.Parse([0x22, 0xff, 0xfe, 0x22]), Throws.TypeOf<ManifestFormatException>());

    [Test]
    public void Nesting_without_end_is_refused() =>
        Assert.That(() => JsonText.Parse(Encoding.UTF8.GetBytes(new string('[', 100_000))), Throws.TypeOf<ManifestFormatException>());

    [Test]
    public void The_line_of_a_mistake_is_named() =>
        Assert.That(() => JsonText.Parse("{\n\"a\": x}"u8.ToArray()), Throws.Exception.With.Message.EqualTo("is not JSON: unexpected 'x' in line 2"));

    [Test]
    public void Any_text_survives_the_way_through_JSON() => Check.QuickThrowOnFailure(
        Prop.ForAll(
            ArbMap.Default.ArbFor<string[]>(),
            texts =>
            {
                var expected = texts.Select(t => WellFormed(t)).ToArray();
                var read = (List<object?>)JsonText.Parse(JsonSerializer.SerializeToUtf8Bytes(expected))!;
                return read.SequenceEqual(expected);
            }));

    // JSON writers replace halves of surrogate pairs, which no reader can bring back.
    private static string WellFormed(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));

    private static string Reference(string text)
    {
        using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'));
        return Render(Plain(document.RootElement));
    }

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().GroupBy(p => p.Name).ToDictionary(g => g.Key, g => Plain(g.Last().Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static string Render(object? value) => value switch
    {
        Dictionary<string, object?> map => "{" + string.Join(",", map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}:{Render(p.Value)}")) + "}",
        List<object?> list => "[" + string.Join(",", list.Select(Render)) + "]",
        string text => $"'{text}'",
        null => "null",
        _ => FormattableString.Invariant($"{value}"),
    };
}
