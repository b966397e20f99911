using Guild.Abstractions;
using Guild.Core.Runs;

namespace Guild.Core.Steps;

/// <summary>The run that steps belong to, as they see it.</summary>
public sealed record StepParent
{
    /// <summary>The name of its model; empty for the anonymous one.</summary>
    public string ModelName { get; init; } = "";

    /// <summary>Its flag values.</summary>
    public IReadOnlyList<NamedValue> Flags { get; init; } = [];

    /// <summary>The label template that it was started with; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>The tags that it was started with.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether it was started with <c>--stage-trials</c>.</summary>
    public bool StagesTrials { get; init; }

    /// <summary>Whether it was started with <c>--force-sourcecode</c>.</summary>
    public bool ForcesSourceCode { get; init; }

    /// <summary>Whether it was started with <c>--needed</c>.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>What a run's record says.</summary>
    public static StepParent Of(Run run)
    {
        var parameters = run["run_params"] as MapValue ?? Value.EmptyMap;
        return new StepParent
        {
            ModelName = run.OpRef?.ModelName ?? "",
            Flags = NamedValue.Of(run.Flags),
            Label = (parameters["label"] as TextValue)?.Text ?? "",
            Tags = [.. ((parameters["tags"] as ListValue)?.Items ?? []).OfType<TextValue>().Select(t => t.Text)],
            StagesTrials = Has("stage_trials"),
            ForcesSourceCode = Has("force_sourcecode"),
            IsNeeded = Has("needed"),
        };

        bool Has(string name) => parameters[name] is BooleanValue { IsTrue: true };
    }
}
