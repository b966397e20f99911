using Guild.Core.GuildFiles.Attributes;

namespace Guild.Core.Steps;

/// <summary>An option of <c>guild run</c> that a step passes on (guildfile.md 13.1).</summary>
/// <param name="Name">The long name of the option.</param>
/// <param name="Key">The step's key for it.</param>
/// <param name="Form">What its value is.</param>
internal sealed record StepOption(string Name, string Key, StepOptionForm Form)
{
    public const string Label = "label";
    public const string Tag = "tag";
    public const string Needed = "needed";
    public const string ForceSourceCode = "force-sourcecode";

    /// <summary>The options, in the order in which the original names them.</summary>
    public static IReadOnlyList<StepOption> All { get; } =
    [
        new(ForceSourceCode, StepAttributes.ForceSourcecode.Name, StepOptionForm.Switch),
        new("dep", StepAttributes.AdditionalDeps.Name, StepOptionForm.Many),
        new("batch-label", StepAttributes.BatchLabel.Name, StepOptionForm.Text),
        new("batch-tag", StepAttributes.BatchTags.Name, StepOptionForm.Many),
        new("fail-on-trial-error", StepAttributes.FailOnTrialError.Name, StepOptionForm.Switch),
        new("force-flags", StepAttributes.ForceFlags.Name, StepOptionForm.Switch),
        new("gpus", StepAttributes.Gpus.Name, StepOptionForm.Text) { HoldsReferences = true },
        new(Label, StepAttributes.Label.Name, StepOptionForm.Text) { HoldsReferences = true },
        new("max-trials", StepAttributes.MaxTrials.Name, StepOptionForm.Text),
        new("maximize", StepAttributes.Maximize.Name, StepOptionForm.Text),
        new("minimize", StepAttributes.Minimize.Name, StepOptionForm.Text),
        new(Needed, StepAttributes.Needed.Name, StepOptionForm.Switch),
        new("no-gpus", StepAttributes.NoGpus.Name, StepOptionForm.Switch),
        new("opt-flag", StepAttributes.OptFlags.Name, StepOptionForm.Many),
        new("optimize", StepAttributes.Optimize.Name, StepOptionForm.Switch) { IsForNewRuns = true },
        new("optimizer", StepAttributes.Optimizer.Name, StepOptionForm.Text) { IsForNewRuns = true },
        new("random-seed", StepAttributes.RandomSeed.Name, StepOptionForm.Text),
        new("remote", StepAttributes.Remote.Name, StepOptionForm.Text),
        new("stop-after", StepAttributes.StopAfter.Name, StepOptionForm.Text),
        new(Tag, StepAttributes.Tags.Name, StepOptionForm.Many) { HoldsReferences = true },
    ];

    /// <summary>Whether <c>${NAME}</c> in its values stands for flags of the parent.</summary>
    public bool HoldsReferences { get; init; }

    /// <summary>Whether it can't be given when a run is started again.</summary>
    public bool IsForNewRuns { get; init; }

    /// <summary>The words of the option with these values.</summary>
    public IEnumerable<string> Words(IReadOnlyList<string> values) =>
        Form == StepOptionForm.Switch ? ["--" + Name] : values.SelectMany(v => (string[])["--" + Name, v]);
}
