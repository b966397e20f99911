using Guild.Abstractions;
using Guild.Core.GuildFiles;

namespace Guild.Core.Queues;

/// <summary>The flags of queues (runs.md 8.5), by name.</summary>
internal static class QueueFlags
{
    public const string DashboardAddress = "dashboard-address";
    public const string Gpus = "gpus";
    public const string LogLevel = "loglevel";
    public const string PollInterval = "poll-interval";
    public const string Resources = "resources";
    public const string RunOnce = "run-once";
    public const string WaitForRunning = "wait-for-running";
    public const string Workers = "workers";

    private static readonly FlagDef PollIntervalFlag = new()
    {
        Name = PollInterval,
        Description = "Seconds between two looks for staged runs.",
        Type = "int",
        Default = Value.Of(10),
        Min = Value.Of(1),
        Max = Value.Of(86_400),
    };

    private static readonly FlagDef RunOnceFlag = new()
    {
        Name = RunOnce,
        Description = "Start the runs that are staged, and end.",
        Type = "boolean",
        Default = Value.False,
        ArgSwitch = Value.True,
    };

    private static readonly FlagDef WaitForRunningFlag = new()
    {
        Name = WaitForRunning,
        Description = "Start a run only when no other run is running.",
        Type = "boolean",
        Default = Value.False,
        ArgSwitch = Value.True,
    };

    /// <summary>Those of <c>queue</c>.</summary>
    public static IReadOnlyList<FlagDef> OfQueue { get; } =
    [
        new()
        {
            Name = Gpus,
            Description = "GPUs for the runs, as in --gpus; runs staged for others are left to other queues.",
            NullLabel = Value.Of("unspecified"),
        },
        PollIntervalFlag,
        RunOnceFlag,
        WaitForRunningFlag,
    ];

    /// <summary>Those of <c>dask:scheduler</c>.</summary>
    public static IReadOnlyList<FlagDef> OfScheduler { get; } =
    [
        new()
        {
            Name = DashboardAddress,
            Description = "Address of the dashboard of Guild AI's cluster. There is none here.",
            Default = Value.Of(8787),
        },
        new()
        {
            Name = LogLevel,
            Description = "What Guild AI's cluster tells of itself. There is none here.",
            Default = Value.Of("warn"),
            Choices = [.. ((string[])["debug", "info", "warn", "error"]).Select(l => new FlagChoice(Value.Of(l)))],
        },
        PollIntervalFlag,
        new()
        {
            Name = Resources,
            Description = "What there is for all runs together, as in 'MEM=5e9 SLOTS=2'; a run takes its share with a tag such as 'dask:MEM=1e9'.",
            Type = "string",
            NullLabel = Value.Of("unconstrained"),
        },
        RunOnceFlag,
        WaitForRunningFlag,
        new()
        {
            Name = Workers,
            Description = "How many runs at a time; as many as there are processors unless given.",
            Type = "int",
            Min = Value.Of(1),
            Max = Value.Of(1000),
            NullLabel = Value.Of("auto"),
        },
    ];
}
