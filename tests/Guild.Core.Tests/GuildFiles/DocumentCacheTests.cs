using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;

namespace Guild.Core.Tests.GuildFiles;

internal sealed class DocumentCacheTests
{
    private const string Text = """
        - model: m
          operations:
            t:
              flags: {a: 1, b: 0.5, c: [yes, no, ~], d: 123456789012345678901234567890, e: '1', f: {default: .nan}}
              bogus: 2020-01-01
        """;

    private string home = "";

    private string Cache => Path.Combine(home, "cache", "guildfiles");

    [SetUp]
    public void MakeHome() => home = Directory.CreateTempSubdirectory("guild-").FullName;

    [TearDown]
    public void DeleteHome() => Directory.Delete(home, recursive: true);

    [Test]
    public void A_file_that_did_not_change_reads_the_same_from_the_cache()
    {
        var parsed = Read(Text);
        var cached = Read(Text);

        Assert.Multiple(() =>
        {
            Assert.That(Directory.GetFiles(Cache), Has.Exactly(1).Items);
            Assert.That(Defaults(cached), Is.EqualTo(Defaults(parsed)));
            Assert.That(cached.Warnings.Select(w => (w.What, w.Where)), Is.EqualTo(parsed.Warnings.Select(w => (w.What, w.Where))));
            Assert.That(cached.Warnings, Is.Not.Empty);
        });
    }

    [Test]
    public void A_file_that_changed_is_parsed_again()
    {
        Read(Text);

        Assert.That(Read("a: b").Models[0].Operations.Single().Name, Is.EqualTo("a"));
        Assert.That(Read("a: c").Models[0].Operations.Single().Program.Words, Is.EqualTo(new[] { "c" }));
    }

    [Test]
    public void A_damaged_entry_is_as_good_as_none()
    {
        Read(Text);
        var entry = Directory.GetFiles(Cache).Single();
        var whole = File.ReadAllBytes(entry);
        for (var length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(entry, whole[..length]);
            Assert.That(Read(Text).Models.Single().Operations, Has.Exactly(1).Items);
        }
    }

    [Test]
    public void Warnings_of_the_parser_are_not_lost()
    {
        Read("a: b\na: c");

        Assert.That(Read("a: b\na: c").Warnings, Is.Not.Empty);
    }

    [Test]
    public void Errors_are_found_from_the_cache_as_well()
    {
        Assert.That(() => Read("a: 1"), Throws.TypeOf<GuildException>());
        Assert.That(() => Read("a: 1"), Throws.TypeOf<GuildException>().With.Message.Contains("invalid value for operation 1 'a'"));
    }

    [Test]
    public void Reading_creates_no_guild_home()
    {
        var path = Path.Combine(home, "guild.yml");
        File.WriteAllText(path, Text);

        GuildFileReader.Read(path, new GuildFileReadOptions { CacheDirectory = Path.Combine(home, "none", "cache", "guildfiles") });

        Assert.That(Directory.Exists(Path.Combine(home, "none")), Is.False);
    }

    private GuildFile Read(string text)
    {
        var path = Path.Combine(home, "guild.yml");
        File.WriteAllText(path, text);
        return GuildFileReader.Read(path, new GuildFileReadOptions { CacheDirectory = Cache, ShownAs = "guild.yml" });
    }

    private static IEnumerable<Value> Defaults(GuildFile file) => file.Models[0].Operations[0].Flags.Select(f => f.Default);
}
