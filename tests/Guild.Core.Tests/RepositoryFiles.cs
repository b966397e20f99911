using System.Reflection;

namespace Guild.Core.Tests;

/// <summary>Files of the repository, and of the corpus beside it.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>A folder of the corpus; <see langword="null"/> where there is none.</summary>
    public static string? CorpusFolder(string name)
    {
        var corpus = Environment.GetEnvironmentVariable("GUILD_CORPUS") ?? Path.Combine(Root, "..", "shared", "corpus");
        var folder = Path.Combine(corpus, name);
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>The Guild files of the corpus; skips the test without one.</summary>
    public static IReadOnlyList<string> CorpusGuildFiles()
    {
        if (CorpusFolder("guildfiles") is { } folder)
            return [.. Directory.GetFiles(folder, "*.yml").Order(StringComparer.Ordinal)];
        Assert.Ignore("the corpus of Guild files isn't here; set GUILD_CORPUS to its folder");
        return [];
    }

    /// <summary>Asserts that a file made by the code is what the code makes now; writes it with GUILD_UPDATE_GOLDEN=1.</summary>
    public static void AssertCurrent(string relativePath, string text)
    {
        var path = Path.Combine(Root, relativePath);
        if (Environment.GetEnvironmentVariable("GUILD_UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, text);
        Assert.That(File.Exists(path) ? File.ReadAllText(path) : "", Is.EqualTo(text), $"{relativePath} is made from the code: run the tests with GUILD_UPDATE_GOLDEN=1");
    }
}
