namespace Guild.EndToEnd.Tests.Harness;

/// <summary>The corpus of real Guild files and runs beside the repository, where there is one.</summary>
public static class Corpus
{
    /// <summary>The absolute path of a part of the corpus; skips the test without one.</summary>
    public static string Find(params string[] parts)
    {
        var places = new[] { Environment.GetEnvironmentVariable("GUILD_CORPUS"), Path.Combine(Tool.RepositoryRoot, "..", "shared", "corpus") };
        var root = places.FirstOrDefault(p => !string.IsNullOrEmpty(p) && Directory.Exists(p));
        if (root is null)
            Assert.Ignore("there is no corpus beside the repository; GUILD_CORPUS names one elsewhere");
        return Path.GetFullPath(Path.Combine([root!, .. parts]));
    }
}
