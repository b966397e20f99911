using Guild.Abstractions;
using Guild.Core.Runs;

namespace Guild.Core.Tests.Runs;

/// <summary>A Guild home in a temporary folder, gone at the end of the test.</summary>
internal sealed class TemporaryHome : IDisposable
{
    public TemporaryHome()
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "guild-test-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public FakeProcesses Processes { get; } = new();

    public GuildEnvironment Environment => new()
    {
        Home = Path,
        WorkingDirectory = "/work/proj",
        CommandDirectory = "/work/proj",
        UserHome = "/home/ada",
        Variables = new Dictionary<string, string>(),
    };

    public RunStore Store => new(Environment, Processes);

    public RunDirectory ARun(string id, string operation = "train", long? started = null, int? exitStatus = null)
    {
        var run = new RunDirectory(System.IO.Path.Combine(Path, "runs", id));
        RunRecord.WriteOpRef(run, new OpRef("guildfile", "/work/proj/guild.yml", "abc", "", operation));
        if (started is { } time)
            RunAttributes.Write(run, "started", Value.Of(time));
        if (exitStatus is { } status)
            RunAttributes.Write(run, "exit_status", Value.Of(status));
        return run;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
