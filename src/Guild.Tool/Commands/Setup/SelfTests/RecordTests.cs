namespace Guild.Tool.Commands.Setup.SelfTests;

/// <summary>Whether runs can be found, changed and moved.</summary>
internal static class RecordTests
{
    /// <summary>A run is labelled, found by its label, deleted and brought back.</summary>
    public static async Task ChangeAsync(SelfTestBench bench)
    {
        await RunOnceAsync(bench);
        await bench.GuildAsync("label", "-s", "kept", "-y");
        Expect.Contains("kept", await bench.GuildAsync("runs", "--label", "kept"), "guild runs --label");
        await bench.GuildAsync("runs", "delete", "-y");
        Expect.Text("", await bench.GuildAsync("runs"), "the list of runs after the only one was deleted");
        await bench.GuildAsync("runs", "restore", "-y");
        Expect.Contains("kept", await bench.GuildAsync("runs"), "the list of runs after the run was restored");
    }

    /// <summary>A run that was exported comes back as it was.</summary>
    public static async Task ExportAsync(SelfTestBench bench)
    {
        await RunOnceAsync(bench);
        var archive = Path.Combine(bench.Project, "runs.zip");
        await bench.GuildAsync("export", archive, "-y");
        await bench.GuildAsync("runs", "delete", "--permanent", "-y");
        await bench.GuildAsync("import", archive, "-y");
        Expect.Text("made", await bench.GuildAsync("cat", "-p", "result.txt"), "a file of the imported run");
        Expect.Contains("completed", await bench.GuildAsync("runs"), "the list of runs");
    }

    private static async Task RunOnceAsync(SelfTestBench bench)
    {
        bench.Write("guild.yml", "make: {exec: \"sh -c 'echo made > result.txt'\"}\n");
        await bench.GuildAsync("run", "make", "-y");
    }
}
