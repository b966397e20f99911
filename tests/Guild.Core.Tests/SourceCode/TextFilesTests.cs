using System.Text;
using Guild.Core.SourceCode;

namespace Guild.Core.Tests.SourceCode;

public sealed class TextFilesTests
{
    [TestCase("plain text\n", true)]
    [TestCase("", true)]
    [TestCase("Größe: 日本\n", true)]
    [TestCase("a\0b", false)]
    [TestCase("\u001b[31mred\u001b[0m", true)]
    public void Text_is_told_by_its_bytes(string content, bool expected) =>
        Assert.That(TextFiles.IsText(Encoding.UTF8.GetBytes(content)), Is.EqualTo(expected));

    [Test]
    public void A_byte_that_no_encoding_explains_makes_a_file_binary() =>
        Assert.That(TextFiles.IsText([0x61, 0xff, 0x62]), Is.False);

    [Test]
    public void Utf_16_with_a_mark_is_text() =>
        Assert.That(TextFiles.IsText([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("text")]), Is.True);

    [Test]
    public void A_character_cut_by_the_end_of_the_sample_is_still_text() =>
        Assert.That(TextFiles.IsText(Encoding.UTF8.GetBytes("aé")[..^1]), Is.True);

    [TestCase("/no/such/a.py", true)]
    [TestCase("/no/such/a.PNG", false)]
    [TestCase("/no/such/a.unknown", false)]
    public void Some_names_decide_alone(string path, bool expected) => Assert.That(TextFiles.IsText(path, 1), Is.EqualTo(expected));
}
