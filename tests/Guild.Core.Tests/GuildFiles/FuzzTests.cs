using System.Diagnostics;
using System.Globalization;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;

namespace Guild.Core.Tests.GuildFiles;

/// <summary>
/// The reader against texts that nobody would write. GUILD_FUZZ sets the number of executions (a million takes some minutes), and
/// GUILD_FUZZ_SEED where they start.
/// </summary>
internal sealed class FuzzTests
{
    private const int DefaultExecutions = 2000;

    private const long MaxAllocated = 256_000_000;

    [Test]
    public void Whatever_stands_in_a_file_it_is_read_or_refused_with_reasons()
    {
        var executions = Number("GUILD_FUZZ", DefaultExecutions);
        var first = Number("GUILD_FUZZ_SEED", 1);
        var seeds = Seeds();
        var directory = Directory.CreateTempSubdirectory("guild-fuzz-").FullName;
        File.WriteAllText(Path.Combine(directory, "other.yml"), "- config: o\n  operations: {x: y}\n");
        File.WriteAllText(Path.Combine(directory, "again.yml"), "- include: guild.yml\n- include: other.yml\n");
        var (slowest, slowestSeed) = (TimeSpan.Zero, 0);
        for (var seed = first; seed < first + executions; seed++)
        {
            var random = new Random(seed);
            var text = random.Next(4) == 0 ? new RandomYaml(random).Document() : TextMutation.Of(seeds[random.Next(seeds.Count)], random);
            var start = Stopwatch.GetTimestamp();
            Try(text, directory, seed);
            if (Stopwatch.GetElapsedTime(start) is var taken && taken > slowest)
                (slowest, slowestSeed) = (taken, seed);
        }

        Directory.Delete(directory, recursive: true);
        TestContext.Out.WriteLine($"{executions} executions, the slowest {slowest.TotalMilliseconds:f1} ms (seed {slowestSeed})");
    }

    private static void Try(string text, string directory, int seed)
    {
        var path = Path.Combine(directory, "guild.yml");
        File.WriteAllBytes(path, System.Text.Encoding.UTF8.GetBytes(text));
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var reading = GuildFileReader.Examine(path, new GuildFileReadOptions { SearchPath = [directory] });
            Check(reading);
        }
        catch (Exception e)
        {
            Assert.Fail($"seed {seed}: {e}\n{text}");
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(MaxAllocated), $"seed {seed}: {text}");
    }

    private static void Check(GuildFileReading reading)
    {
        if ((reading.File is null) != (reading.Errors.Count > 0))
            throw new InvalidOperationException("a file is either read or refused");
        foreach (var operation in reading.File?.Models.SelectMany(m => m.Operations) ?? [])
        {
            if (operation.Program is null || operation.Location.Line == 0)
                throw new InvalidOperationException($"operation '{operation.Name}' lacks what every operation has");
        }

        foreach (var problem in reading.Errors)
        {
            if (!problem.What.StartsWith("error in ", StringComparison.Ordinal))
                throw new InvalidOperationException($"an error says '{problem.What}'");
            CheckPlace(problem);
        }

        foreach (var problem in reading.Warnings)
            CheckPlace(problem);
    }

    private static void CheckPlace(GuildError problem)
    {
        if (problem.What.Length is 0 or > 20_000 || problem.Where is not { } where || where.File.Length == 0 || where.Line < 0 || where.Length < 0)
            throw new InvalidOperationException($"a problem is told badly: {problem}");
    }

    private static List<string> Seeds()
    {
        var seeds = new List<string> { TextMutation.Everything };
        var corpus = RepositoryFiles.CorpusFolder("guildfiles");
        if (corpus is not null)
            seeds.AddRange(Directory.GetFiles(corpus, "*.yml").Order(StringComparer.Ordinal).Select(File.ReadAllText).Where(t => t.Length < 6000));
        return seeds;
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
