using System.Globalization;

namespace Guild.Tool.Commands.Setup.SelfTests;

/// <summary>Whether operations run, and are recorded as they went.</summary>
internal static class RunTests
{
    /// <summary>What keeps operations of shell commands from being run here.</summary>
    public static Task<string?> WithoutShellAsync(SelfTestBench bench) => Task.FromResult(OperatingSystem.IsWindows() ? "needs sh" : null);

    /// <summary>What keeps Python operations from being run here.</summary>
    public static async Task<string?> WithoutPythonAsync(SelfTestBench bench) => await bench.PythonVersionAsync() is null ? "Python was not found" : null;

    /// <summary>A program's output, its exit code and its status are kept.</summary>
    public static async Task ExecAsync(SelfTestBench bench)
    {
        bench.Write("guild.yml", "say: {exec: \"sh -c 'echo loss: ${loss}; exit ${code}'\", flags: {loss: 0.5, code: 0}}\n");
        Expect.Text("loss: 0.5", await bench.GuildAsync("run", "say", "-y"), "the output of the run");
        Expect.Text("loss: 0.5", await bench.GuildAsync("cat", "--output"), "the output in the record");
        var failed = await bench.TryGuildAsync("run", "say", "code=7", "-y");
        Expect.That(failed.ExitCode == 7, $"a program that ended with 7 made guild end with {failed.ExitCode}");
        Expect.Text("error", await Info(bench, "status"), "the status of a failed run");
    }

    /// <summary>Flags reach a Python program as arguments.</summary>
    public static async Task PythonArgumentsAsync(SelfTestBench bench)
    {
        bench.Write("train.py", """
            import argparse
            parser = argparse.ArgumentParser()
            parser.add_argument("--rate", type=float, default=0.1)
            print("loss: %s" % (1 - parser.parse_args().rate))

            """);
        Expect.Text("loss: 0.75", await bench.GuildAsync("run", "train.py", "rate=0.25", "-y"), "the output of the run");
        Expect.Text("completed", await Info(bench, "status"), "the status of the run");
    }

    /// <summary>Flags reach a Python program as global variables, and what it prints becomes scalars.</summary>
    public static async Task PythonGlobalsAsync(SelfTestBench bench)
    {
        bench.Write("train.py", "rate = 0.1\nprint('loss: %s' % (1 - rate))\n");
        Expect.Text("loss: 0.75", await bench.GuildAsync("run", "train.py", "rate=0.25", "-y"), "the output of the run");
        Expect.Contains("loss: 0.75", await bench.GuildAsync("runs", "info"), "guild runs info");
    }

    /// <summary>A required file is brought into the run, and one with another digest isn't.</summary>
    public static async Task ResourcesAsync(SelfTestBench bench)
    {
        const string Sha256OfFour = "04efaf080f5a3e74e1c29d1ca6a48569382cbbcd324e8d59d2b83ef21c039f00";
        bench.Write("data.txt", "four");
        bench.Write("guild.yml", $"read: {{exec: cat data.txt, requires: [{{file: data.txt, sha256: {Sha256OfFour}}}]}}\n");
        Expect.Text("four", await bench.GuildAsync("run", "read", "-y"), "the output of the run");
        bench.Write("data.txt", "five");
        var result = await bench.TryGuildAsync("run", "read", "-y");
        Expect.That(result.ExitCode == 1, $"a file with another SHA-256 made guild end with {result.ExitCode}, not with 1");
    }

    /// <summary>A program that takes longer than it may is ended, and its run says so.</summary>
    public static async Task StopAsync(SelfTestBench bench)
    {
        bench.Write("guild.yml", "wait: {exec: sleep 600}\n");
        await bench.TryGuildAsync("run", "wait", "--stop-after", "0.001", "-y");
        Expect.Text("terminated", await Info(bench, "status"), "the status of a stopped run");
    }

    private static async Task<string> Info(SelfTestBench bench, string field)
    {
        var start = $"{field}:";
        foreach (var line in (await bench.GuildAsync("runs", "info")).Split('\n'))
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
                return line[start.Length..].Trim();
        }

        throw new SelfTestFailure(string.Create(CultureInfo.InvariantCulture, $"guild runs info shows no {field}"));
    }
}
