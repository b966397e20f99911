using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Operations;
using Guild.Core.Runs;

namespace Guild.Core.Batches;

/// <summary>An optimizer that guild itself has: an operation that no Guild file defines (runs.md 7.6).</summary>
public sealed record BuiltinOptimizer
{
    private const string Model = "skopt";

    private BuiltinOptimizer()
    {
    }

    /// <summary>The operation's name.</summary>
    public required string Name { get; init; }

    /// <summary>The model's name.</summary>
    public string ModelName { get; private init; } = Model;

    /// <summary>The name with its model, by which users see it: <c>skopt:gp</c>, <c>+</c>.</summary>
    public string FullName => ModelName.Length == 0 ? Name : $"{ModelName}:{Name}";

    /// <summary>Other names that mean it.</summary>
    public IReadOnlyList<string> Aliases { get; private init; } = [];

    /// <summary>The Python module that does the work for Guild AI.</summary>
    public required string Module { get; init; }

    /// <summary>How many trials it makes unless the user says; <see langword="null"/> for all that there are.</summary>
    public int? MaxTrials { get; private init; } = 20;

    /// <summary>Whether each trial depends on those before it, so that none is known beforehand.</summary>
    public bool IsSequential { get; private init; }

    /// <summary>Whether its run is deleted when it succeeds: all that it leaves is its trials.</summary>
    public bool IsInterim => !IsSequential;

    /// <summary>The flags.</summary>
    public IReadOnlyList<FlagDef> Flags { get; private init; } = [];

    /// <summary>Runs all combinations of listed values.</summary>
    public static BuiltinOptimizer Grid { get; } = new() { Name = "+", ModelName = "", Module = "guild.batch_main", MaxTrials = null };

    /// <summary>Runs points drawn at random.</summary>
    public static BuiltinOptimizer Random { get; } = new() { Name = "random", Module = "guild.plugins.random_main" };

    /// <summary>Searches with a Gaussian process.</summary>
    public static BuiltinOptimizer GaussianProcess { get; } = new()
    {
        Name = "gp",
        Aliases = ["bayesian", "gaussian"],
        Module = "guild.plugins.skopt_gp_main",
        IsSequential = true,
        Flags = OptimizerFlags.OfGaussianProcess,
    };

    /// <summary>Searches with a forest of decision trees.</summary>
    public static BuiltinOptimizer Forest { get; } = new()
    {
        Name = "forest",
        Module = "guild.plugins.skopt_forest_main",
        IsSequential = true,
        Flags = OptimizerFlags.OfTrees,
    };

    /// <summary>Searches with gradient boosted trees.</summary>
    public static BuiltinOptimizer BoostedTrees { get; } = new()
    {
        Name = "gbrt",
        Module = "guild.plugins.skopt_gbrt_main",
        IsSequential = true,
        Flags = OptimizerFlags.OfTrees,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BuiltinOptimizer> All { get; } = [Grid, Random, GaussianProcess, Forest, BoostedTrees];

    /// <summary>The optimizer that a user names; <see langword="null"/> when there is none.</summary>
    public static BuiltinOptimizer? Find(string text) => All.FirstOrDefault(o => o.FullName == text || o.Name == text || o.Aliases.Contains(text));

    /// <summary>The optimizer that a run was made from; <see langword="null"/> when it was made from something else.</summary>
    public static BuiltinOptimizer? Of(OpRef? opRef) =>
        All.FirstOrDefault(o => BuiltinOperations.IsOf(opRef, o.ModelName, o.Name));

    /// <summary>The optimizer as an operation that a run can be made from.</summary>
    public ResolvedOperation ToOperation() => BuiltinOperations.Resolved(new OperationDef
    {
        Name = Name,
        ModelName = ModelName,
        Program = new ProgramDef(ProgramAttribute, Flags.Count == 0 ? [] : [LaunchRecord.FlagArguments]),
        Flags = Flags,
        FlagsImport = FlagsImport.None,
        FlagsDest = null,
        DefaultMaxTrials = MaxTrials,
        CanStageTrials = !IsSequential,
        Location = new SourceLocation(FullName, 0, 0),
    });

    /// <summary>The attribute of <see cref="ProgramDef"/> that says that guild itself is the program.</summary>
    internal string ProgramAttribute => $"optimizer {FullName}";

    /// <summary>The error for a run of the optimizer alone.</summary>
    internal GuildException NeedsOperation() => new(new GuildError($"'{FullName}' is an optimizer: it needs an operation to make trials of")
    {
        Fix = $"name it as the optimizer of an operation: guild run OPERATION --optimizer {FullName}",
    });
}
