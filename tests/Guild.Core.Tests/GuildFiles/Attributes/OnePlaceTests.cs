using System.Text.RegularExpressions;
using Guild.Core.GuildFiles.Schema;

namespace Guild.Core.Tests.GuildFiles.Attributes;

/// <summary>The name of an attribute stands in its table and nowhere else.</summary>
internal sealed partial class OnePlaceTests
{
    // What runs record has names of its own, some of which are equal.
    private static readonly string[] Records = ["RecordedOperation.cs"];

    [Test]
    public void No_attribute_is_named_outside_its_table()
    {
        var names = GuildFileSchema.Schemas().SelectMany(s => s.Attributes).Select(a => a.Name).Where(n => n.Contains('-', StringComparison.Ordinal)).ToHashSet();
        var core = Path.Combine(RepositoryFiles.Root, "src", "Guild.Core");
        var found = Directory.EnumerateFiles(core, "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(core, f).StartsWith("obj", StringComparison.Ordinal) && !f.Contains("/GuildFiles/Attributes/", StringComparison.Ordinal) && !Records.Contains(Path.GetFileName(f)))
            .SelectMany(f => Literal().Matches(File.ReadAllText(f)).Where(m => names.Contains(m.Groups[1].Value)).Select(m => $"{Path.GetRelativePath(core, f)}: {m.Value}"));

        Assert.That(found, Is.Empty);
    }

    [GeneratedRegex("\"([a-z0-9-]+)\"")]
    private static partial Regex Literal();
}
