using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Logging;
using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Core.Runs.Archives;
using Guild.Core.Runs.Index;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Runs;
using Guild.Tool.Commands.Runs.Files;
using Guild.Tool.Commands.Runs.Transfer;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Tests.Runs;

/// <summary>The commands for runs over a home in a folder: options and arguments in; text and exit code out. Time zone UTC.</summary>
internal sealed class RunsConsole : IGuildLog, IProcessTable, IDisposable
{
    private readonly GuildEnvironment _environment;
    private readonly TimeProvider _time = new FakeTime(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    /// <summary>A console over <c>.guild</c> in a folder.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="isIndexed">
    /// Whether an index is made and used, however few runs there are. Its clock is ahead: what was changed before it is made counts as settled.
    /// </param>
    public RunsConsole(string directory, bool isIndexed = false)
    {
        if (isIndexed)
            Variables["GUILD_RUN_INDEX"] = "1";
        _environment = new GuildEnvironment
        {
            Home = Path.Combine(directory, ".guild"),
            WorkingDirectory = Path.Combine(directory, "elsewhere"),
            CommandDirectory = Path.Combine(directory, "elsewhere"),
            UserHome = directory,
            Variables = Variables,
        };
        Store = new RunStore(_environment, this) { Index = isIndexed ? new RunIndex(_environment, new FakeTime(new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero)), this, progress: null) : null };
    }

    public Dictionary<string, string> Variables { get; } = new() { ["USER"] = "ann" };

    public FakeTerminal Terminal { get; } = new();

    public List<string> Warnings { get; } = [];

    public RunStore Store { get; }

    private ChosenRuns Chosen => new(Store, _time, TimeZoneInfo.Utc, this);

    private RunRows Rows => new(_environment, TimeZoneInfo.Utc);

    private RunFields Fields => new(_environment, TimeZoneInfo.Utc);

    private RunsPreview Preview => new(Terminal, Rows);

    private ChangingRuns Changing => new(Store, _environment, Preview, Terminal, new StopRequest());

    private RunTrash Trash => new(Store, this, this);

    private MovingRuns Moving => new(Store, _environment, Terminal, new StopRequest(), this, _time);

    private ArchiveLookup Archives => new(new NamedArchives(_environment), Store, _environment, TimeZoneInfo.Utc);

    private ForegroundProgram Programs => new(_environment, Terminal);

    private StoppingRuns Stopping => new(new RunStopper(_time), this, new StopRequest(), _time, Terminal);

    public string List(params string[] words) => Run(new RunsListCommand(Chosen, () => Archives, new RunsListView(Terminal, Rows, Fields, TimeZoneInfo.Utc), new RunsWatch(Terminal, _time, new StopRequest()), new StrayRuns(this), Store, Terminal, this), RunsListCommand.Spec, words);

    public string Info(params string[] words) => Run(new RunsInfoCommand(Chosen, new RunsInfoView(Fields, TimeZoneInfo.Utc), Terminal, this), RunsInfoCommand.Spec, words);

    public string Ls(params string[] words) => Run(new LsCommand(Chosen, Fields, _environment, Terminal), LsCommand.Spec, words);

    public string Cat(params string[] words) => Run(new CatCommand(Chosen, Terminal), CatCommand.Spec, words);

    public int Delete(params string[] words) => Execute(new RunsDeleteCommand(Chosen, Preview, Trash, Stopping, Moving, () => Archives, Terminal), RunsDeleteCommand.Spec, words);

    public int Restore(params string[] words) => Execute(new RunsRestoreCommand(Chosen, Preview, Trash, Moving, Terminal), RunsRestoreCommand.Spec, words);

    public int Purge(params string[] words) => Execute(new RunsPurgeCommand(Chosen, Preview, Trash, Moving, Terminal), RunsPurgeCommand.Spec, words);

    public int Stop(params string[] words) => Execute(new StopCommand(Chosen, Preview, Stopping, Terminal, this), StopCommand.Spec, words);

    public int Label(params string[] words) => Execute(new LabelCommand(Chosen, Changing, this), LabelCommand.Spec, words);

    public int Tag(params string[] words) => Execute(new TagCommand(Chosen, Changing, Terminal), TagCommand.Spec, words);

    public int Mark(params string[] words) => Execute(new MarkCommand(Chosen, Changing), MarkCommand.Spec, words);

    public int Comment(params string[] words) => Execute(
        new CommentCommand(Chosen, Changing, new CommentListView(Terminal, Rows, TimeZoneInfo.Utc), Rows, new Editor(_environment), _environment, _time),
        CommentCommand.Spec,
        words);

    public string Select(params string[] words) => Run(
        new SelectCommand(Chosen, new RunAttributeText(Fields, _time), _time, TimeZoneInfo.Utc, Terminal), SelectCommand.Spec, words);

    /// <summary>Makes a run; the later made, the newer.</summary>
    public RunDirectory ARun(string id, string operation = "train", int? exitStatus = 0, params (string Name, Value Value)[] attributes)
    {
        var run = new RunDirectory(Path.Combine(_environment.RunsDirectory, id));
        RunRecord.WriteOpRef(run, new OpRef("guildfile", Path.Combine(_environment.WorkingDirectory, "guild.yml"), "", "", operation));
        RunAttributes.Write(run, "started", Value.Of(1_795_444_500_000_000 + (Store.List().Count * 1_000_000L)));
        if (exitStatus is { } status)
            RunAttributes.Write(run, "exit_status", Value.Of(status));
        foreach (var (name, value) in attributes)
            RunAttributes.Write(run, name, value);
        return run;
    }

    public void Dispose() => Store.Index?.Dispose();

    void IGuildLog.Debug(string message)
    {
    }

    void IGuildLog.Info(string message)
    {
    }

    void IGuildLog.Warning(string message) => Warnings.Add(message);

    void IGuildLog.Error(string message)
    {
    }

    LiveProcess? IProcessTable.Find(int processId) => null;

    private string Run(ICommand command, CommandSpec spec, string[] words)
    {
        var before = Terminal.Output.Length;
        Execute(command, spec, words);
        return Terminal.Output[before..];
    }

    private static int Execute(ICommand command, CommandSpec spec, string[] words) => command.ExecuteAsync(Parse(spec, words)).GetAwaiter().GetResult();

    // Enough of a parser for tests: '--name', '--name=value' and words.
    private static ParsedCommand Parse(CommandSpec spec, string[] words)
    {
        var options = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var word in words.Where(w => w.StartsWith("--", StringComparison.Ordinal)))
        {
            var parts = word[2..].Split('=', 2);
            Assert.That(spec.Options.Select(o => o.Name), Does.Contain(parts[0]));
            options[parts[0]] = [.. options.GetValueOrDefault(parts[0]) ?? [], parts.Length > 1 ? parts[1] : ""];
        }

        return new ParsedCommand
        {
            Spec = spec,
            TypedName = "guild " + spec.Name,
            Arguments = [.. words.Where(w => !w.StartsWith("--", StringComparison.Ordinal))],
            Options = options,
        };
    }
}
