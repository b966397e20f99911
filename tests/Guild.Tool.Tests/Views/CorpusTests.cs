using System.Reflection;
using System.Text.Json;
using Guild.Core.Errors;
using Guild.Core.Operations;
using Guild.Tool.Views;

namespace Guild.Tool.Tests.Views;

/// <summary>Guild files of real projects, with what Guild AI answers for each (the corpus beside the repository, where there is one).</summary>
internal sealed class CorpusTests
{
    private const int HelpWidth = 78;

    [TestCaseSource(nameof(Names))]
    public void A_published_guild_file_gives_the_answers_of_the_original(string name)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(CorpusDirectory()!, name + ".expected.json")));
        using var project = Project.With(File.ReadAllText(Path.Combine(CorpusDirectory()!, name + ".yml")));

        Assert.Multiple(() =>
        {
            Check("operations", expected.RootElement.GetProperty("operations"), () => Operations(project, all: false));
            Check("operations --all", expected.RootElement.GetProperty("operations-all"), () => Operations(project, all: true));
            Check("models", expected.RootElement.GetProperty("models"), () => Models(project));
            Check("default", expected.RootElement.GetProperty("default"), () => Help(project, null));
            foreach (var operation in expected.RootElement.GetProperty("help-op").EnumerateObject())
                Check(operation.Name, operation.Value, () => Help(project, operation.Name));
        });
    }

    internal static IEnumerable<string> Names() => CorpusDirectory() is { } directory
        ? Directory.EnumerateFiles(directory, "*.yml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)
        : [];

    [Test]
    public void The_corpus_is_there_or_its_absence_is_told()
    {
        if (CorpusDirectory() is null)
            Assert.Ignore("no corpus of Guild files beside the repository; set GUILD_CORPUS to its directory");
        Assert.That(Names(), Is.Not.Empty);
    }

    // Where the original fails, failing and succeeding are both right.
    private static void Check(string what, JsonElement expected, Func<string> answer)
    {
        if (expected.GetProperty("rc").GetInt32() != 0)
        {
            Assert.That(() => Tried(answer), Throws.Nothing, what);
            return;
        }

        Assert.That(answer().TrimEnd(), Is.EqualTo(expected.GetProperty("stdout").GetString()!.TrimEnd()), what);
    }

    private static void Tried(Func<string> answer)
    {
        try
        {
            answer();
        }
        catch (GuildException e)
        {
            Assert.That(e.Errors[0].What, Is.Not.Empty);
        }
    }

    private static string Operations(Project project, bool all) =>
        string.Join('\n', OperationListing.Lines(OperationListing.Select(project.Read(), all, []), null));

    private static string Models(Project project) =>
        string.Join('\n', ModelListing.Lines(ModelListing.Select(project.Read(), false, []), null));

    private static string Help(Project project, string? spec)
    {
        var operation = project.Resolve(spec);
        return OperationHelpPage.Render(operation, DependencyFlags.AddTo(operation.Operation, operation.Operation.Flags), HelpWidth);
    }

    private static string? CorpusDirectory()
    {
        var root = typeof(CorpusTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;
        var corpus = Environment.GetEnvironmentVariable("GUILD_CORPUS") ?? Path.Combine(root, "..", "shared", "corpus");
        var directory = Path.GetFullPath(Path.Combine(corpus, "guildfiles"));
        return Directory.Exists(directory) ? directory : null;
    }
}
