using Guild.Core.GuildFiles;

namespace Guild.Core.Planning;

/// <summary>A plan with what a person is shown of it before it is carried out.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Operation">The operation that it was made from, flags in place.</param>
public sealed record PlannedRun(RunPlan Plan, OperationDef Operation)
{
    /// <summary>What the prompt says is run: the operation's text, for a restart <c>ID (OPERATION)</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The flags shown in the prompt: final values, and definitions for the labels of null values.</summary>
    public required IReadOnlyList<NamedValue> Flags { get; init; }

    /// <summary>The variables that guild adds for the operation, without those of one particular run (RUN_DIR, RUN_ID, …): the view of <c>--print-env</c>.</summary>
    public required IReadOnlyDictionary<string, string> OperationEnvironment { get; init; }

    /// <summary>The source code request of the operation, also when the plan copies nothing: the view of <c>--test-sourcecode</c>.</summary>
    public required SourceCode.SourceCodeRequest SourceCode { get; init; }

    /// <summary>Where flags go, and whether that was declared or detected; <see langword="null"/> when neither.</summary>
    public string? FlagsDest { get; init; }

    /// <summary>The definition that the plan was made from; <see langword="null"/> for a run that is started again as recorded.</summary>
    public Operations.ResolvedOperation? Definition { get; init; }

    /// <summary>What the user typed, decoded, by name.</summary>
    public IReadOnlyList<NamedValue> UserFlags { get; init; } = [];

    /// <summary>The batch, when the plan is one: the rest, the plan itself excepted, is about the operation that its trials run.</summary>
    public Batches.PlannedBatch? Batch { get; init; }

    /// <summary>Warnings, in the order in which they came up.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
