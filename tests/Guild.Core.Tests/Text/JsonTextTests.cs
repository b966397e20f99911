using System.Text.Json;
using Guild.Abstractions;
using Guild.Core.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Guild.Core.Tests.Text;

public sealed class JsonTextTests
{
    [Test]
    public void Values_are_laid_out_as_python_does()
    {
        var value = MapValue.Of(("a", Value.Of(1)), ("b", new ListValue([Value.True, Value.Null, Value.Of(1e20)])), ("c", MapValue.Of()));

        Assert.That(JsonText.Write(value), Is.EqualTo("""{"a": 1, "b": [true, null, 1e+20], "c": {}}"""));
    }

    [TestCase("é☃😀\u007f", "\"é☃😀\u007f\"", """ "\u00e9\u2603\ud83d\ude00\u007f" """)]
    [TestCase("\"\\\n\r\t\b\f\u0001", """ "\"\\\n\r\t\b\f\u0001" """, """ "\"\\\n\r\t\b\f\u0001" """)]
    public void Letters_are_escaped_as_python_does(string text, string written, string ascii)
    {
        Assert.That(JsonText.Write(Value.Of(text)), Is.EqualTo(written.Trim()));
        Assert.That(JsonText.WriteAscii(Value.Of(text)), Is.EqualTo(ascii.Trim()));
    }

    [Test]
    public void Keys_that_are_no_text_become_one()
    {
        var map = new MapValue([new MapEntry(Value.Of(1), Value.Null), new MapEntry(new TimestampValue("2020-01-02"), Value.Null)]);

        Assert.That(JsonText.Write(map), Is.EqualTo("""{"1": null, "2020-01-02": null}"""));
    }

    [Test]
    public void What_is_written_reads_as_the_same_text() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            // Half of a pair is no text that JSON could hold.
            var whole = new string([.. text.Get.Where(c => !char.IsSurrogate(c))]);
            foreach (var json in new[] { JsonText.Write(Value.Of(whole)), JsonText.WriteAscii(Value.Of(whole)) })
                Assert.That(JsonSerializer.Deserialize<string>(json), Is.EqualTo(whole));
        }).QuickCheckThrowOnFailure();
}
