using System.Text;
using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Batches;
using Guild.Core.GuildFiles;
using Guild.Core.Planning;
using Guild.Core.Planning.Batches;
using Guild.Core.Text;

namespace Guild.Tool.Views;

/// <summary>What a person is asked before a run starts (cli.md B.7).</summary>
internal static class RunPreview
{
    /// <summary>The lines before the question, each with its newline.</summary>
    /// <param name="planned">The plan.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="dim">Shows text as less important.</param>
    public static string Render(PlannedRun planned, RunRequest request, Func<string, string> dim)
    {
        var text = new StringBuilder();
        text.Append("You are about to ").Append(Action(request, planned.Batch)).Append(' ').Append(planned.Subject);
        if (planned.Batch is { } batch)
            text.Append(Suffix(batch));
        text.Append('\n').Append(Flags(planned.Flags, planned.Operation));
        if (planned.Batch is { OptimizerFlags.Count: > 0 } optimized)
            text.Append(dim("Optimizer flags:\n" + Flags(optimized.OptimizerFlags, optimized.Optimizer)));
        return text.ToString();
    }

    private static string Action(RunRequest request, PlannedBatch? batch) =>
        request.Restart is not null ? "start"
        : request.Stages ? "stage"
        : batch is not null && request.Batch.StagesTrials ? "stage trials for"
        : "run";

    private static string Suffix(PlannedBatch batch)
    {
        var count = batch.Count is { } trials ? $"{trials} {(trials == 1 ? "trial" : "trials")}" : null;
        var how = batch.Builtin == BuiltinOptimizer.Grid ? $" as a batch ({count})"
            : batch.Builtin == BuiltinOptimizer.Random ? $" with random search ({count})"
            : $" with {batch.Builtin?.FullName ?? batch.Optimizer.FullName} optimizer ({(count is null ? "" : count + ", ")}{batch.Objective.Words})";
        return how + (batch.HasFiles ? " (flags below used unless specified in batch trial)" : "");
    }

    private static string Flags(IReadOnlyList<NamedValue> flags, OperationDef operation)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in flags)
            text.Append("  ").Append(name).Append(": ").Append(Shown(operation, name, value)).Append('\n');
        return text.ToString();
    }

    private static string Shown(OperationDef operation, string name, Value value)
    {
        if (!value.IsNull)
            return FlagText.Format(value);
        var label = operation.Flags.FirstOrDefault(f => f.Name == name)?.NullLabel ?? Value.Null;
        return label.IsNull ? "default" : FlagText.Format(label);
    }
}
