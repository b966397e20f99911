using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Logging;
using Guild.Core.Planning;
using Guild.Core.Plugins;
using Guild.Core.Resources;
using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Core.SourceCode;

namespace Guild.Core.Tests.Running;

/// <summary>An executor with a home of its own, real processes and nothing else around it.</summary>
internal sealed class RunRig : IDisposable
{
    private readonly TempFolder folder = new();

    public RunRig()
    {
        Variables["PATH"] = "/usr/bin:/bin";
        Directory.CreateDirectory(Project);
    }

    public Dictionary<string, string> Variables { get; } = [];

    public RecordingLog Log { get; } = new();

    public StopRequest Stop { get; } = new();

    public MemoryStream Screen { get; } = new();

    public FakeCatalog Catalog { get; } = new();

    public FakeResolver Resolver { get; } = new();

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public StopTimes Times { get; set; } = new();

    public string Project => folder["project"];

    public string Home => folder["home"];

    public GuildEnvironment Environment => new()
    {
        Home = Home,
        WorkingDirectory = Project,
        CommandDirectory = Project,
        UserHome = folder.Path,
        Variables = Variables,
    };

    public string Write(string relative, string text, bool executable = false) => folder.Write("project/" + relative, text, executable);

    /// <summary>The plan of a run that starts these words.</summary>
    public RunPlan Plan(params string[] command)
    {
        var id = RunId.New();
        return new RunPlan
        {
            Id = id,
            RunDirectory = Path.Combine(Home, "runs", id.Value),
            IsInHome = true,
            Home = Home,
            OpRef = new OpRef("guildfile", Path.Combine(Project, "guild.yml"), "c779637a751e95d8400cda9fa24bb6e3", "m", "op"),
            OperationText = "m:op",
            Command = command,
            Environment = new Dictionary<string, string> { ["RUN_ID"] = id.Value, ["PROJECT_DIR"] = Project },
            Attributes =
            [
                new("cmd", Value.OfTexts(command)),
                new("flags", Value.EmptyMap),
            ],
            SourceCode = new SourceCodeRequest { Root = Project, Target = "." },
        };
    }

    public RunPlan Sh(string script) => Plan("sh", "-c", script);

    public RunExecutor Executor() => new(
        Environment,
        Time,
        new RunClock(TimeProvider.System),
        Log,
        Stop,
        new OutputScreens(Screen, Screen),
        Resolver,
        Catalog,
        new ProcessRunner(),
        new SystemProcessTable(),
        Times);

    /// <summary>Carries out a plan on another thread, so that the test can do something meanwhile.</summary>
    public Task<RunOutcome> RunAsync(RunPlan plan, ExecutionOptions? options = null) =>
        Task.Run(() => Executor().ExecuteAsync(plan, options ?? new ExecutionOptions()));

    public static RunDirectory DirectoryOf(RunPlan plan) => new(plan.RunDirectory);

    public static RunStatus StatusOf(RunPlan plan) => new RunStatusReader(new SystemProcessTable()).Read(DirectoryOf(plan)).Status;

    public static Value? Attribute(RunPlan plan, string name) => RunAttributes.Read(DirectoryOf(plan), name);

    public static string OutputOf(RunPlan plan) => File.ReadAllText(DirectoryOf(plan).Output);

    /// <summary>Waits until what another process does shows: by condition, never for a time, which only bounds a test that fails.</summary>
    public static void Until(Func<bool> condition) => Assert.That(condition, Is.True.After(60_000, 5));

    public void Dispose()
    {
        Stop.Dispose();
        folder.Dispose();
    }

    internal sealed class RecordingLog : IGuildLog
    {
        public List<string> Lines { get; } = [];

        public void Debug(string message) => Add("debug: " + message);

        public void Info(string message) => Add(message);

        public void Warning(string message) => Add("WARNING: " + message);

        public void Error(string message) => Add("ERROR: " + message);

        private void Add(string line)
        {
            lock (Lines)
                Lines.Add(line);
        }
    }

    internal sealed class FakeResolver : IDependencyResolver
    {
        public Func<RunPlan, CancellationToken, Task> Work { get; set; } = (_, _) => Task.CompletedTask;

        public async Task<DependencyOutcome> ResolveAsync(RunPlan plan, bool isStaging, CancellationToken cancel)
        {
            await Work(plan, cancel);
            return new DependencyOutcome(Value.EmptyMap);
        }
    }

    internal sealed class FakeCatalog : IPluginCatalog
    {
        public IRunObserver? Observer { get; set; }

        public IReadOnlyList<string> SourceKeys => [];

        public IReadOnlyList<LoadedPlugin> Loaded => [];

        public PluginContribution? FindResolver(string kind, string address) => null;

        public PluginContribution? FindRuntime(ProgramDef program) => null;

        public PluginContribution? FindDiscovery(PluginContribution runtime) => null;

        public IReadOnlyList<PluginContribution> FindObservers(IReadOnlyList<string>? configured) => [];

        public T Activate<T>(PluginContribution contribution)
            where T : class => (T)Observer!;
    }
}
