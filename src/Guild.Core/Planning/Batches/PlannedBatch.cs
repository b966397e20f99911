using Guild.Core.Batches;
using Guild.Core.GuildFiles;

namespace Guild.Core.Planning.Batches;

/// <summary>What a person is shown of a batch before it runs (cli.md B.7, B.8).</summary>
/// <param name="Optimizer">The optimizer's operation, flags in place.</param>
public sealed record PlannedBatch(OperationDef Optimizer)
{
    /// <summary>The optimizer of guild itself; <see langword="null"/> for an operation of a project.</summary>
    public BuiltinOptimizer? Builtin { get; init; }

    /// <summary>The optimizer's flags, by name.</summary>
    public required IReadOnlyList<NamedValue> OptimizerFlags { get; init; }

    /// <summary>What the optimizer looks for.</summary>
    public required BatchObjective Objective { get; init; }

    /// <summary>How many trials there will be; <see langword="null"/> when only the optimizer knows.</summary>
    public int? Count { get; init; }

    /// <summary>Whether files list trials.</summary>
    public bool HasFiles { get; init; }

    /// <summary>The flags of each trial, when they were asked for; <see langword="null"/> when they can't be known beforehand.</summary>
    public IReadOnlyList<IReadOnlyList<NamedValue>>? Trials { get; init; }

    /// <summary>The command of each trial, when they were asked for.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Commands { get; init; } = [];
}
