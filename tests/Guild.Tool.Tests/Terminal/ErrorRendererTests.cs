using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Tool.Terminal;

namespace Guild.Tool.Tests.Terminal;

public sealed class ErrorRendererTests
{
    private DirectoryInfo folder = null!;

    [SetUp]
    public void SetUp() => folder = Directory.CreateTempSubdirectory();

    [TearDown]
    public void TearDown() => folder.Delete(recursive: true);

    [Test]
    public void An_error_shows_what_where_and_how_to_fix_it()
    {
        var file = Path.Combine(folder.FullName, "guild.yml");
        File.WriteAllText(file, "train:\n  requires:\n    - data\n");
        var error = new GuildError("operation 'train' requires resource 'data', which is not defined")
        {
            Where = new SourceLocation(file, 3, 7) { Length = 4 },
            Fix = "define 'data' under 'resources'",
        };

        Assert.That(ErrorRenderer.Render(new GuildException(error), folder.FullName), Is.EqualTo("""
            guild: operation 'train' requires resource 'data', which is not defined
             --> guild.yml:3:7
             3 |     - data
               |       ^^^^
             fix: define 'data' under 'resources'

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void A_long_line_is_cut_around_the_place()
    {
        var file = Path.Combine(folder.FullName, "guild.yml");
        File.WriteAllText(file, new string('x', 5000) + "HERE" + new string('y', 5000));

        var text = ErrorRenderer.Render(new GuildException(new GuildError("no") { Where = new SourceLocation(file, 1, 5001) { Length = 4 } }), folder.FullName);

        var lines = text.Split('\n');
        Assert.That(lines.Max(l => l.Length), Is.LessThan(160));
        Assert.That(lines[2].IndexOf("HERE", StringComparison.Ordinal), Is.EqualTo(lines[3].IndexOf("^^^^", StringComparison.Ordinal)));
    }

    [Test]
    public void A_bare_error_has_no_prefix_and_a_missing_file_no_excerpt()
    {
        var error = new GuildError("Operation requires the following missing flags:") { IsBare = true, Where = new SourceLocation("/nope/guild.yml", 2, 1) };

        Assert.That(
            ErrorRenderer.Render(new GuildException(error), "/"),
            Is.EqualTo("Operation requires the following missing flags:\n --> nope/guild.yml:2:1\n"));
    }
}
