using System.Diagnostics;
using FsCheck.Fluent;
using Guild.Tool.Views;

namespace Guild.Tool.Tests.Views;

internal sealed class TextWrapTests
{
    [TestCase("a well-known problem here", 10, "a well-\nknown\nproblem\nhere")]
    [TestCase("x-y 1-2 a--b", 4, "x-y\n1-2\na--b")]
    [TestCase("abcdefghij", 4, "abcd\nefgh\nij")]
    [TestCase("ab cdefghij", 5, "ab cd\nefghi\nj")]
    [TestCase("", 5, "")]
    public void Lines_break_where_the_original_breaks_them(string text, int width, string expected) =>
        Assert.That(TextWrap.Fill(text, width, "", ""), Is.EqualTo(expected));

    [Test]
    public void Every_text_wraps_as_pythons_textwrap_does()
    {
        if (!File.Exists("/usr/bin/python3"))
            Assert.Ignore("needs /usr/bin/python3 to compare with");
        var words = Gen.Elements("a", "bc", "well-known", "--", "-", "x-y-z", "a--b", "foo,bar", "don't", "(see-also)", "1-2", "longwordwithoutend", "é-ô", " ", "e.g.--so");
        var texts = Gen.Sample(Gen.ListOf(words).Select(w => string.Join(' ', w)), 40, 300).Select(t => t.Trim()).Where(t => t.Length > 0).ToList();

        var expected = Python(texts);

        Assert.That(texts.Select(t => TextWrap.Fill(t, 12, "", "").Replace('\n', '|')), Is.EqualTo(expected));
    }

    private static string[] Python(List<string> texts)
    {
        const string script = """
            import sys, textwrap
            class Wrapper(textwrap.TextWrapper):
                def _handle_long_word(self, chunks, line, length, width):
                    left = max(width - length, 1)
                    last = chunks[-1]
                    line.append(last[:left])
                    chunks[-1] = last[left:]
            for text in sys.stdin.read().split("\n")[:-1]:
                print("|".join(Wrapper(12, replace_whitespace=False).wrap(text)))
            """;
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-I", "-X", "utf8", "-c", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var output = python.StandardOutput.ReadToEndAsync();
        foreach (var text in texts)
            python.StandardInput.Write(text + "\n");
        python.StandardInput.Close();
        return output.Result.Split('\n')[..^1];
    }
}
