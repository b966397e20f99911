using Guild.Abstractions;
using Guild.Core.Logging;
using Guild.Core.Runs;
using Guild.Core.Runs.Filters;
using Guild.Core.Runs.Index;
using Guild.Core.Runs.Index.Database;
using Guild.Core.Scalars;

namespace Guild.Core.Tests.Runs.Index;

/// <summary>A home whose runs are listed through an index, as by one command after the other.</summary>
internal sealed class IndexedHome : IDisposable, IGuildLog
{
    private readonly TemporaryHome _home = new();

    /// <summary>A clock ahead of the files' times: what changed before a test asks counts as settled.</summary>
    public LateTime Time { get; } = new();

    public List<string> Messages { get; } = [];

    public string Path => _home.Path;

    public FakeProcesses Processes => _home.Processes;

    public string IndexFile => System.IO.Path.Combine(Path, "cache", "runs", $"guild-v{IndexSchema.Version}.db");

    public GuildEnvironment Environment => _home.Environment with { Variables = new Dictionary<string, string> { ["GUILD_RUN_INDEX"] = "1" } };

    /// <summary>The runs as the directories tell them.</summary>
    public RunStore WithoutIndex => _home.Store;

    public RunDirectory ARun(string id, long started, string label = "", string operation = "train", int? exitStatus = 0)
    {
        var run = _home.ARun(id, operation, started, exitStatus);
        if (label.Length > 0)
            RunAttributes.Write(run, "label", Value.Of(label));
        RunAttributes.Write(run, "flags", MapValue.Of(("lr", Value.Of(started / 10.0)), ("name", Value.Of("n" + started))));
        return run;
    }

    /// <summary>Adds scalars to a run.</summary>
    public static void AddScalar(RunDirectory run, string tag, float value, string below = ".guild")
    {
        var directory = Directory.CreateDirectory(System.IO.Path.Combine(run.Path, below)).FullName;
        using var writer = new EventFileWriter(System.IO.Path.Combine(directory, "events.out.tfevents.1700000000.host.1.0"));
        writer.AddScalar(tag, value, step: 1, DateTimeOffset.UnixEpoch);
    }

    /// <summary>What a new process with the index lists, as <c>id label</c>.</summary>
    public string[] Listed(RunFilter? filter = null, bool all = false)
    {
        using var index = new RunIndex(Environment, Time, this, progress: null) { VerifiesAll = all };
        var store = new RunStore(Environment, Processes) { Index = index };
        var runs = store.Select(filter ?? new RunFilter(), TimeZoneInfo.Utc, DateTimeOffset.UnixEpoch);
        var listed = runs.Select(r => $"{r.Id.Value} {r.Label}".Trim()).ToArray();
        NextTick();
        return listed;
    }

    /// <summary>Waits until the kernel's clock of files goes on: what changes from here on has another time than what changed before.</summary>
    public void NextTick()
    {
        var file = System.IO.Path.Combine(Path, "tick");
        File.WriteAllText(file, "");
        var now = File.GetLastWriteTimeUtc(file);
        while (File.GetLastWriteTimeUtc(file) == now)
            File.WriteAllText(file, "");
    }

    /// <summary>What a new process shows on a page of so many runs.</summary>
    public string[] Page(int count, RunFilter? filter = null)
    {
        using var index = new RunIndex(Environment, Time, this, progress: null);
        var store = new RunStore(Environment, Processes) { Index = index };
        string[] page = [.. store.Select(filter ?? new RunFilter(), TimeZoneInfo.Utc, DateTimeOffset.UnixEpoch).First(count).Select(r => $"{r.Id.Value} {r.Label}".Trim())];
        NextTick();
        return page;
    }

    public static RunFilter Expression(string text) => new() { Expression = FilterExpression.Parse(text) };

    public void Debug(string message) => Messages.Add(message);

    public void Info(string message) => Messages.Add(message);

    public void Warning(string message) => Messages.Add(message);

    public void Error(string message) => Messages.Add(message);

    public void Dispose() => _home.Dispose();
}
