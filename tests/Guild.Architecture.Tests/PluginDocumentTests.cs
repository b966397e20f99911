using System.Reflection;
using System.Text.RegularExpressions;

namespace Guild.Architecture.Tests;

/// <summary>The code in docs/plugins.md is that of the examples, which a test builds and uses.</summary>
public partial class PluginDocumentTests
{
    private static readonly string Root =
        typeof(PluginDocumentTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;

    [Test]
    public void Its_examples_are_the_files()
    {
        var text = File.ReadAllText(Path.Combine(Root, "docs", "plugins.md"));
        var quoted = Quoted().Matches(text);

        Assert.That(quoted, Has.Count.EqualTo(3));
        foreach (Match match in quoted)
            Assert.That(match.Groups["code"].Value, Is.EqualTo(File.ReadAllText(Path.Combine(Root, match.Groups["file"].Value))), match.Groups["file"].Value);
    }

    [GeneratedRegex(@"<!-- (?<file>\S+) -->\n```csharp\n(?<code>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Quoted();
}
