using Guild.Tool.Commands.Projects.Environments;

namespace Guild.Tool.Commands.Setup.SelfTests;

/// <summary>Whether a project's Guild file is read.</summary>
internal static class ProjectTests
{
    /// <summary>The project that <c>guild init --sample</c> writes is without fault, and a mistake in it is told with its place.</summary>
    public static async Task GuildFileAsync(SelfTestBench bench)
    {
        foreach (var (name, text) in SampleProject.Files)
            bench.Write(name, text);
        await bench.GuildAsync("check", "-n");
        Expect.Contains("train  Find the minimum", await bench.GuildAsync("operations"), "guild operations");
        bench.Write("guild.yml", "train:\n  main: [\n");
        var result = await bench.TryGuildAsync("operations");
        Expect.That(result.ExitCode == 1, $"a Guild file with a mistake ended with {result.ExitCode}, not with 1");
        Expect.Contains("guild.yml:", result.Error, "the error");
    }
}
