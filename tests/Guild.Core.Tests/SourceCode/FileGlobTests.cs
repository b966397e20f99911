using Guild.Core.SourceCode;

namespace Guild.Core.Tests.SourceCode;

public sealed class FileGlobTests
{
    [TestCase("*", "", true)]
    [TestCase("*", "a/b", true)]
    [TestCase("*.py", "a.py", true)]
    [TestCase("*.py", "a.pyc", false)]
    [TestCase("src/*.py", "src/pkg/b.py", true)]
    [TestCase("?.py", "a.py", true)]
    [TestCase("?.py", ".py", false)]
    [TestCase("[ab].txt", "b.txt", true)]
    [TestCase("[!ab].txt", "b.txt", false)]
    [TestCase("[a-c]", "b", true)]
    [TestCase("[]]", "]", true)]
    [TestCase("[", "[", true)]
    [TestCase("a[b", "a[b", true)]
    [TestCase("*a*b*c", "xaxbxc", true)]
    [TestCase("*a*b*c", "xaxcxb", false)]
    [TestCase(".*", ".git", true)]
    [TestCase("a.b", "axb", false)]
    public void Patterns_match_as_in_fnmatch(string pattern, string text, bool expected) =>
        Assert.That(FileGlob.IsMatch(pattern, text), Is.EqualTo(expected));
}
