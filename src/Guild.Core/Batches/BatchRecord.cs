using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Runs;

namespace Guild.Core.Batches;

/// <summary>What the record of a batch says about the trials that it is to make.</summary>
public sealed record BatchRecord
{
    /// <summary>The attribute, of ours, of a batch whose trials take required resources from this machine alone.</summary>
    public const string OfflineAttribute = "offline";

    /// <summary>The attribute, of ours, of a batch that goes on with the trials it has.</summary>
    public const string ResumeAttribute = "resume";

    /// <summary>The attribute, of ours, of a batch that was asked to end with the first trial that fails when it was started again.</summary>
    public const string FailAttribute = "fail_on_trial_error";

    /// <summary>The batch's own run.</summary>
    public required Run Run { get; init; }

    /// <summary>What its trials are copies of.</summary>
    public required Run Prototype { get; init; }

    /// <summary>The optimizer.</summary>
    public required BuiltinOptimizer Optimizer { get; init; }

    /// <summary>The flags of the prototype.</summary>
    public required BatchFlags Flags { get; init; }

    /// <summary>What is to be made small or great.</summary>
    public required BatchObjective Objective { get; init; }

    /// <summary>How many trials are run at most; <see langword="null"/> for the optimizer's own limit.</summary>
    public int? MaxTrials { get; init; }

    /// <summary>What decides whatever is left to chance.</summary>
    public long Seed { get; init; }

    /// <summary>Whether trials are staged instead of run.</summary>
    public bool StagesTrials { get; init; }

    /// <summary>Whether the first trial that fails is the last.</summary>
    public bool FailsOnTrialError { get; init; }

    /// <summary>Whether trials go on without what they require.</summary>
    public bool ForcesDependencies { get; init; }

    /// <summary>Whether trials take required resources from this machine alone.</summary>
    public bool IsOffline { get; init; }

    /// <summary>Whether trials that were made before count, and only the rest is run.</summary>
    public bool Resumes { get; init; }

    /// <summary>Reads the record of a batch.</summary>
    /// <exception cref="GuildException">The run is no batch of guild's.</exception>
    public static BatchRecord Of(Run run)
    {
        if (run.Prototype is not { } prototype || BuiltinOptimizer.Of(run.OpRef) is not { } optimizer)
            throw new GuildException($"run {run.Id} is no batch: it has no prototype of its trials in {run.Directory.Prototype.Path}");
        var asked = run["run_params"] as MapValue;
        return new BatchRecord
        {
            Run = run,
            Prototype = prototype,
            Optimizer = optimizer,
            Flags = BatchFlags.Of(prototype),
            Objective = BatchObjective.Of(run["objective"]),
            MaxTrials = run["max_trials"] is IntegerValue count ? (int)count.Number : null,
            Seed = run["random_seed"] is IntegerValue seed ? (long)seed.Number : 0,
            StagesTrials = IsTrue(run["stage_trials"]),
            FailsOnTrialError = IsTrue(asked?["fail_on_trial_error"]) || IsTrue(run[FailAttribute]),
            ForcesDependencies = IsTrue(asked?["force_deps"]),
            IsOffline = IsTrue(run[OfflineAttribute]),
            Resumes = IsTrue(run[ResumeAttribute]),
        };
    }

    private static bool IsTrue(Value? value) => value is BooleanValue { IsTrue: true };
}
