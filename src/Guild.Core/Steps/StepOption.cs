using Guild.Core.GuildFiles.Attributes;

namespace Guild.Core.Steps;

/// <summary>An option of <c>guild run</c> that a step passes on (guildfile.md 13.1).</summary>
/// <param name="Key">The step's key for it.</param>
/// <param name="Form">What its value is.</param>
internal sealed record StepOption(AttributeSpec Key, StepOptionForm Form)
{
    /// <summary>The options, in the order in which the original names them.</summary>
    public static IReadOnlyList<StepOption> All { get; } =
    [
        new(StepAttributes.ForceSourcecode, StepOptionForm.Switch),
        new(StepAttributes.AdditionalDeps, StepOptionForm.Many) { Name = "dep" },
        new(StepAttributes.BatchLabel, StepOptionForm.Text),
        new(StepAttributes.BatchTags, StepOptionForm.Many) { Name = "batch-tag" },
        new(StepAttributes.FailOnTrialError, StepOptionForm.Switch),
        new(StepAttributes.ForceFlags, StepOptionForm.Switch),
        new(StepAttributes.Gpus, StepOptionForm.Text) { HoldsReferences = true },
        new(StepAttributes.Label, StepOptionForm.Text) { HoldsReferences = true },
        new(StepAttributes.MaxTrials, StepOptionForm.Text),
        new(StepAttributes.Maximize, StepOptionForm.Text),
        new(StepAttributes.Minimize, StepOptionForm.Text),
        new(StepAttributes.Needed, StepOptionForm.Switch),
        new(StepAttributes.NoGpus, StepOptionForm.Switch),
        new(StepAttributes.OptFlags, StepOptionForm.Many) { Name = "opt-flag" },
        new(StepAttributes.Optimize, StepOptionForm.Switch) { IsForNewRuns = true },
        new(StepAttributes.Optimizer, StepOptionForm.Text) { IsForNewRuns = true },
        new(StepAttributes.RandomSeed, StepOptionForm.Text),
        new(StepAttributes.Remote, StepOptionForm.Text),
        new(StepAttributes.StopAfter, StepOptionForm.Text),
        new(StepAttributes.Tags, StepOptionForm.Many) { Name = "tag", HoldsReferences = true },
    ];

    /// <summary>The long name of the option: that of the key, but for keys that take several values.</summary>
    public string Name { get; init; } = Key.Name;

    /// <summary>Whether <c>${NAME}</c> in its values stands for flags of the parent.</summary>
    public bool HoldsReferences { get; init; }

    /// <summary>Whether it can't be given when a run is started again.</summary>
    public bool IsForNewRuns { get; init; }

    /// <summary>The words of the option with these values.</summary>
    public IEnumerable<string> Words(IReadOnlyList<string> values) =>
        Form == StepOptionForm.Switch ? ["--" + Name] : values.SelectMany(v => (string[])["--" + Name, v]);
}
