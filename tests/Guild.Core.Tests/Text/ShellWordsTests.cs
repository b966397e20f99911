using FsCheck;
using FsCheck.Fluent;
using Guild.Core.Text;

namespace Guild.Core.Tests.Text;

public sealed class ShellWordsTests
{
    [TestCase("echo 'a b' c", new[] { "echo", "a b", "c" })]
    [TestCase("a\nb\tc", new[] { "a", "b", "c" })]
    [TestCase("\"x \\\"y\\\" \\n\"", new[] { "x \"y\" \\n" })]
    [TestCase("a\\ b ''", new[] { "a b", "" })]
    [TestCase("", new string[0])]
    public void Text_splits_into_the_words_a_shell_would_see(string text, string[] expected)
    {
        Assert.That(ShellWords.TrySplit(text, out var words), Is.True);
        Assert.That(words, Is.EqualTo(expected));
    }

    [TestCase("'open")]
    [TestCase("\"open")]
    [TestCase("end\\")]
    public void Text_that_stops_inside_a_word_is_refused(string text) =>
        Assert.That(ShellWords.TrySplit(text, out _), Is.False);

    [TestCase("/plain", "'/plain'")]
    [TestCase("/it's", "'/it'\"'\"'s'")]
    public void A_word_can_be_quoted_although_it_is_plain(string word, string expected)
    {
        Assert.That(ShellWords.InQuotes(word), Is.EqualTo(expected));
        Assert.That(ShellWords.TrySplit(expected, out var read) && read is [var only] && only == word);
    }

    [Test]
    public void Quoted_words_read_back_as_they_were() =>
        Check.QuickThrowOnFailure(Prop.ForAll<NonNull<string>[]>(items =>
        {
            var words = items.Select(i => i.Get).ToArray();
            return ShellWords.TrySplit(ShellWords.Join(words), out var read) && read.SequenceEqual(words);
        }));
}
