using System.Formats.Tar;
using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using Guild.Core.Errors;

namespace Guild.Tool.Tests.Runs;

/// <summary>A home that Guild AI 0.9.1 wrote, and what it printed for it: we print the same.</summary>
public sealed class RunsOfTheOriginalTests
{
    private static readonly string Corpus = Path.Combine(
        Environment.GetEnvironmentVariable("GUILD_CORPUS")
            ?? Path.Combine(Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!, "..", "shared", "corpus"),
        "runs");

    private string _directory = "";

    [OneTimeSetUp]
    public void Unpack()
    {
        if (!Directory.Exists(Corpus))
            Assert.Ignore("the corpus of runs isn't here; set GUILD_CORPUS to its folder");
        _directory = Directory.CreateTempSubdirectory("guild-test-").FullName;
        using var bytes = new GZipStream(File.OpenRead(Path.Combine(Corpus, "home-ada.tar.gz")), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(bytes, _directory, overwriteFiles: false);
    }

    [OneTimeTearDown]
    public void Delete()
    {
        if (_directory.Length > 0)
            Directory.Delete(_directory, recursive: true);
    }

    [Test]
    public void Runs_are_listed_the_same() => Assert.That(Console.List("--all"), Is.EqualTo(Expected("runs.txt")));

    [Test]
    public void Runs_are_listed_verbosely_the_same() => Assert.That(Console.List("--verbose", "--all"), Is.EqualTo(Expected("runs-verbose.txt")));

    [Test]
    public void Deleted_runs_are_listed_the_same() => Assert.That(Console.List("--deleted"), Is.EqualTo(Expected("runs-deleted.txt")));

    [Test]
    public void Runs_are_the_same_as_json()
    {
        var json = Console.List("--all", "--json");

        Assert.That(json, Has.Length.EqualTo(json.TrimEnd('\n').Length + 1).And.Not.Contains("\n "));
        Assert.That(Indented(json), Is.EqualTo(Indented(Expected("runs.json"))));
        Assert.That(json, Does.StartWith("[{\"id\": \"6dfd2844212943b689631ddc35a25cfd\", \"run_dir\": \""));
    }

    [TestCaseSource(nameof(Ids), new object[] { "info" })]
    public void Details_are_the_same(string id) => Assert.That(Console.Info(id), Is.EqualTo(Expected($"info-{id}.txt")));

    [TestCaseSource(nameof(Ids), new object[] { "ls" })]
    public void Files_are_the_same(string id) => Assert.That(Console.Ls("--all", id), Is.EqualTo(Expected($"ls-{id}.txt")));

    [TestCaseSource(nameof(Ids), new object[] { "output" })]
    public void Output_is_the_same(string id)
    {
        var expected = Expected($"output-{id}.txt");

        if (File.Exists(Path.Combine(_directory, ".guild", "runs", FullId(id), ".guild", "output")))
            Assert.That(Console.Cat("--output", id), Is.EqualTo(expected));
        else
            Assert.That(() => Console.Cat("--output", id), Throws.TypeOf<GuildException>().With.Message.EqualTo(expected["guild: ".Length..].TrimEnd('\n')));
    }

    private static IEnumerable<string> Ids(string kind) =>
        Directory.Exists(Corpus)
            ? Directory.GetFiles(Path.Combine(Corpus, "expected"), $"{kind}-*.txt").Select(f => Path.GetFileNameWithoutExtension(f)[(kind.Length + 1)..]).Order()
            : ["none"];

    private RunsConsole Console => new(_directory);

    private string FullId(string id) => Path.GetFileName(Directory.GetDirectories(Path.Combine(_directory, ".guild", "runs"), id + "*").Single());

    private string Expected(string name) => File.ReadAllText(Path.Combine(Corpus, "expected", name)).Replace("<DIR>", _directory, StringComparison.Ordinal);

    private static string Indented(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, IndentedJson);
    }

    private static readonly JsonSerializerOptions IndentedJson = new() { WriteIndented = true };
}
