using Guild.Abstractions;
using Guild.Core.GuildFiles;

namespace Guild.Core.Batches;

/// <summary>The flags of the optimizers that learn from previous trials (runs.md 7.6), by name.</summary>
internal static class OptimizerFlags
{
    public const string RandomStarts = "random-starts";
    public const string AcquisitionFunction = "acq-func";
    public const string Kappa = "kappa";
    public const string Xi = "xi";
    public const string Noise = "noise";
    public const string PreviousTrials = "prev-trials";

    private static readonly FlagDef RandomStartsFlag = new()
    {
        Name = RandomStarts,
        Description = "Number of trials with random values before the search begins.",
        Type = "int",
        Default = Value.Of(3),
        Min = Value.Of(0),
    };

    private static readonly FlagDef KappaFlag = new()
    {
        Name = Kappa,
        Description = "How much it counts that a value is uncertain, where the lower confidence bound is used.",
        Type = "float",
        Default = Value.Of(1.96),
    };

    private static readonly FlagDef XiFlag = new()
    {
        Name = Xi,
        Description = "The improvement over the best value to look for.",
        Type = "float",
        Default = Value.Of(0.05),
    };

    private static readonly FlagDef PreviousTrialsFlag = new()
    {
        Name = PreviousTrials,
        Description = "Which completed runs to learn from.",
        Default = Value.Of("sourcecode"),
        Choices =
        [
            new(Value.Of("batch")) { Description = "trials of this batch" },
            new(Value.Of("sourcecode")) { Description = "runs with the same source code" },
            new(Value.Of("operation")) { Description = "runs of the same operation" },
        ],
    };

    /// <summary>Those of the Gaussian process.</summary>
    public static IReadOnlyList<FlagDef> OfGaussianProcess { get; } =
    [
        new()
        {
            Name = AcquisitionFunction,
            Description = "What makes a point worth a trial.",
            Default = Value.Of("gp_hedge"),
            Choices =
            [
                new(Value.Of("LCB")) { Description = "lower confidence bound" },
                new(Value.Of("EI")) { Description = "expected improvement" },
                new(Value.Of("PI")) { Description = "probability of improvement" },
                new(Value.Of("gp_hedge")) { Description = "one of the three, by what each has been good for so far" },
            ],
        },
        KappaFlag,
        new()
        {
            Name = Noise,
            Description = "How much values of one point differ: 'gaussian' to find out, or the variance.",
            Default = Value.Of("gaussian"),
        },
        PreviousTrialsFlag,
        RandomStartsFlag,
        XiFlag,
    ];

    /// <summary>Those of the optimizers that use trees.</summary>
    public static IReadOnlyList<FlagDef> OfTrees { get; } = [KappaFlag, PreviousTrialsFlag, RandomStartsFlag, XiFlag];
}
