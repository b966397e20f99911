using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Core.Text;

namespace Guild.Core.Queues;

/// <summary>What a queue's run says about how it starts others.</summary>
internal sealed record QueueSettings
{
    /// <summary>The queue.</summary>
    public required BuiltinQueue Queue { get; init; }

    /// <summary>The GPUs for its runs; <see langword="null"/> leaves them to each run.</summary>
    public string? Gpus { get; init; }

    /// <summary>The time between two looks for staged runs.</summary>
    public required TimeSpan PollInterval { get; init; }

    /// <summary>Whether it ends when no staged run is left.</summary>
    public bool RunsOnce { get; init; }

    /// <summary>Whether no run is started while others run.</summary>
    public bool WaitsForRunning { get; init; }

    /// <summary>How many runs the user asked for at a time; <see langword="null"/> for the usual.</summary>
    public int? AskedWorkers { get; init; }

    /// <summary>How many runs it has at a time.</summary>
    public int Workers => Queue == BuiltinQueue.Queue ? 1 : AskedWorkers ?? Environment.ProcessorCount;

    /// <summary>What its runs share.</summary>
    public QueueResources Resources { get; init; } = QueueResources.None;

    /// <summary>Reads them from the flags of a queue's run.</summary>
    /// <exception cref="GuildException">The run is no queue's, or a flag has no meaning.</exception>
    public static QueueSettings Of(Run run)
    {
        var queue = BuiltinQueue.Of(run.OpRef) ?? throw new GuildException($"run {run.Id} is no queue");
        return new QueueSettings
        {
            Queue = queue,
            Gpus = Text(run, QueueFlags.Gpus),
            PollInterval = TimeSpan.FromSeconds(Whole(run, QueueFlags.PollInterval) ?? 10),
            RunsOnce = run.Flags[QueueFlags.RunOnce] is BooleanValue { IsTrue: true },
            WaitsForRunning = run.Flags[QueueFlags.WaitForRunning] is BooleanValue { IsTrue: true },
            AskedWorkers = Whole(run, QueueFlags.Workers),
            Resources = Text(run, QueueFlags.Resources) is { } text ? QueueResources.Parse(text) : QueueResources.None,
        };
    }

    /// <summary>What a run needs of what the queue's runs share.</summary>
    public QueueResources NeedsOf(Run run) => Queue == BuiltinQueue.Scheduler ? QueueResources.OfTags(run.Tags) : QueueResources.None;

    /// <summary>Why a staged run isn't for this queue; <see langword="null"/> when it is.</summary>
    public string? ReasonToIgnore(Run run)
    {
        if (Queue == BuiltinQueue.Queue)
        {
            return Gpus is { } own && (run["run_params"] as MapValue)?["gpus"] is { IsNull: false } asked && Text(asked) is var text && text != own
                ? $"GPU spec mismatch: run is {text}, queue is {own}"
                : null;
        }

        var needed = NeedsOf(run);
        return Resources.Missing(needed) is { Count: > 0 } missing ? $"requires resources not defined for cluster: {string.Join(", ", missing)}"
            : Resources.Suffices(needed, []) ? null
            : $"requires more than the cluster has: {needed}";
    }

    private static string? Text(Run run, string flag) => run.Flags[flag] is { IsNull: false } value ? Text(value) : null;

    private static string Text(Value value) => value is TextValue text ? text.Text : FlagText.Format(value);

    private static int? Whole(Run run, string flag) => run.Flags[flag] is IntegerValue number ? (int)number.Number : null;
}
