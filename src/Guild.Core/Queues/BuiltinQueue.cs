using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Operations;
using Guild.Core.Runs;

namespace Guild.Core.Queues;

/// <summary>An operation of guild itself that starts staged runs (runs.md 8.5).</summary>
public sealed record BuiltinQueue
{
    private BuiltinQueue()
    {
    }

    /// <summary>The operation's name.</summary>
    public required string Name { get; init; }

    /// <summary>The model's name.</summary>
    public required string ModelName { get; init; }

    /// <summary>The name with its model, by which users see it: <c>queue</c>, <c>dask:scheduler</c>.</summary>
    public string FullName => ModelName.Length == 0 ? Name : $"{ModelName}:{Name}";

    /// <summary>The description.</summary>
    public required string Description { get; init; }

    /// <summary>The Python module that does the work for Guild AI.</summary>
    public required string Module { get; init; }

    /// <summary>The flags, by name.</summary>
    public required IReadOnlyList<FlagDef> Flags { get; init; }

    /// <summary>Whether its run is deleted when it succeeds.</summary>
    public bool IsInterim { get; private init; }

    /// <summary>Starts one run after the other.</summary>
    public static BuiltinQueue Queue { get; } = new()
    {
        Name = "queue",
        ModelName = "",
        Description = "Start staged runs, one after the other.",
        Module = "guild.plugins.queue_main",
        Flags = QueueFlags.OfQueue,
        IsInterim = true,
    };

    /// <summary>Starts several runs at a time. Guild AI gives them to a Dask cluster, hence the name.</summary>
    public static BuiltinQueue Scheduler { get; } = new()
    {
        Name = "scheduler",
        ModelName = "dask",
        Description = "Start staged runs, several at a time.",
        Module = "guild.plugins.dask_scheduler_main",
        Flags = QueueFlags.OfScheduler,
    };

    /// <summary>Both.</summary>
    public static IReadOnlyList<BuiltinQueue> All { get; } = [Queue, Scheduler];

    /// <summary>The queue that a user names; <see langword="null"/> when there is none.</summary>
    public static BuiltinQueue? Find(string text) => All.FirstOrDefault(q => q.FullName == text);

    /// <summary>The queue that a run was made from; <see langword="null"/> when it was made from something else.</summary>
    public static BuiltinQueue? Of(OpRef? opRef) => All.FirstOrDefault(q => BuiltinOperations.IsOf(opRef, q.ModelName, q.Name));

    /// <summary>The queue as an operation that a run can be made from.</summary>
    public ResolvedOperation ToOperation() => BuiltinOperations.Resolved(new OperationDef
    {
        Name = Name,
        ModelName = ModelName,
        Description = Description,
        Program = new ProgramDef(ProgramAttribute, [LaunchRecord.FlagArguments]),
        Flags = Flags,
        FlagsImport = FlagsImport.None,
        DeleteOnSuccess = IsInterim,
        Location = new SourceLocation(FullName, 0, 0),
    });

    /// <summary>The attribute of <see cref="ProgramDef"/> that says that guild itself is the program.</summary>
    internal string ProgramAttribute => $"queue {FullName}";
}
