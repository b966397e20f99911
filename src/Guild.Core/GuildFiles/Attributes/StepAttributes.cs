namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of a step (guildfile.md 13.1).</summary>
public static class StepAttributes
{
    /// <summary>The table.</summary>
    public static readonly ItemSchema Schema = new("step", 28);

    public static readonly AttributeSpec Run = Schema.Add(new(
        "run", AttributeShape.Text, "What is run: OPERATION [FLAG=VALUE...] [OPTIONS].") { IsRequired = true });
    public static readonly AttributeSpec Name = Schema.Add(new(
        "name", AttributeShape.Text, "The name of the link to the step's run.") { Default = "the operation as written" });
    public static readonly AttributeSpec Flags = Schema.Add(new(
        "flags", AttributeShape.Mapping | AttributeShape.List, "Flag values: a mapping, or a list of NAME=VALUE."));
    public static readonly AttributeSpec Label = Schema.Add(new("label", AttributeShape.Text, "The label of the step's run."));
    public static readonly AttributeSpec Tags = Schema.Add(new("tags", AttributeShape.Texts, "Tags of the step's run."));
    public static readonly AttributeSpec BatchLabel = Schema.Add(new("batch-label", AttributeShape.Text, "The label of a batch."));
    public static readonly AttributeSpec BatchTags = Schema.Add(new("batch-tags", AttributeShape.Texts, "Tags of a batch."));
    public static readonly AttributeSpec AdditionalDeps = Schema.Add(new("additional-deps", AttributeShape.Texts, "As --dep."));
    public static readonly AttributeSpec IsolateRuns = Schema.Add(new(
        "isolate-runs", AttributeShape.Boolean, "Whether the step sees only runs of this parent.") { Default = "yes" });
    public static readonly AttributeSpec Expect = Schema.Add(new(
        "expect", AttributeShape.Mapping | AttributeShape.List, "Checks made after the step.") { Items = CheckAttributes.Schema });
    public static readonly AttributeSpec Needed = Schema.Add(new("needed", AttributeShape.Boolean, "As --needed."));
    public static readonly AttributeSpec MaxTrials = Schema.Add(new("max-trials", AttributeShape.Number, "As --max-trials."));
    public static readonly AttributeSpec Optimizer = Schema.Add(new("optimizer", AttributeShape.Text, "As --optimizer."));
    public static readonly AttributeSpec Optimize = Schema.Add(new("optimize", AttributeShape.Boolean, "As --optimize."));
    public static readonly AttributeSpec OptFlags = Schema.Add(new(
        "opt-flags", AttributeShape.Texts | AttributeShape.Mapping, "As --opt-flag."));
    public static readonly AttributeSpec Minimize = Schema.Add(new("minimize", AttributeShape.Text, "As --minimize."));
    public static readonly AttributeSpec Maximize = Schema.Add(new("maximize", AttributeShape.Text, "As --maximize."));
    public static readonly AttributeSpec RandomSeed = Schema.Add(new("random-seed", AttributeShape.Number, "As --random-seed."));
    public static readonly AttributeSpec StopAfter = Schema.Add(new("stop-after", AttributeShape.Number, "As --stop-after."));
    public static readonly AttributeSpec Gpus = Schema.Add(new("gpus", AttributeShape.Scalar, "As --gpus."));
    public static readonly AttributeSpec NoGpus = Schema.Add(new("no-gpus", AttributeShape.Boolean, "As --no-gpus."));
    public static readonly AttributeSpec Remote = Schema.Add(new("remote", AttributeShape.Text, "As --remote."));
    public static readonly AttributeSpec ForceFlags = Schema.Add(new("force-flags", AttributeShape.Boolean, "As --force-flags."));
    public static readonly AttributeSpec ForceSourcecode = Schema.Add(new("force-sourcecode", AttributeShape.Boolean, "As --force-sourcecode."));
    public static readonly AttributeSpec FailOnTrialError = Schema.Add(new(
        "fail-on-trial-error", AttributeShape.Boolean, "As --fail-on-trial-error."));
}
