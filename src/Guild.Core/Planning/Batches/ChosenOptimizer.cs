using Guild.Core.Batches;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Operations;

namespace Guild.Core.Planning.Batches;

/// <summary>The operation that makes the trials of another one (runs.md 7.1).</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Flags">The flag values that the optimized operation's Guild file gives it.</param>
internal sealed record ChosenOptimizer(ResolvedOperation Operation, IReadOnlyList<NamedValue> Flags)
{
    /// <summary>The optimizer that was asked for, or that flag values ask for; <see langword="null"/> when one run is meant.</summary>
    /// <param name="setup">The operation with its flags.</param>
    /// <param name="asked">What the user asked for.</param>
    /// <param name="operations">Finds the operation that is named.</param>
    /// <exception cref="GuildException">There is no such optimizer.</exception>
    public static ChosenOptimizer? Of(OperationSetup setup, BatchOptions asked, OperationResolver operations)
    {
        if (asked.Optimizer is { } name)
            return Named(name, setup, operations);
        if (asked.Optimizes)
            return Default(setup, operations);
        if (setup.Several.Any(f => f.Value is Abstractions.TextValue))
            return Builtin(BuiltinOptimizer.Random);
        return setup.Several.Count > 0 || setup.Rows.Count > 0 ? Builtin(BuiltinOptimizer.Grid) : null;
    }

    private static ChosenOptimizer Named(string name, OperationSetup setup, OperationResolver operations) =>
        setup.Operation.Optimizers.FirstOrDefault(o => o.Name == name) is { } defined
            ? Defined(defined, operations)
            : new ChosenOptimizer(operations.Resolve(name), []);

    private static ChosenOptimizer Default(OperationSetup setup, OperationResolver operations)
    {
        var defined = setup.Operation.Optimizers;
        if (defined.Count == 0)
            return Builtin(BuiltinOptimizer.GaussianProcess);
        return Defined(
            defined.Count == 1 ? defined[0] : defined.FirstOrDefault(o => o.IsDefault) ?? throw new GuildException(
                $"no default optimizer defined for {setup.OperationText}\n"
                + $"Specify one of the following with '--optimizer': {string.Join(", ", defined.Select(o => o.Name).Order(StringComparer.Ordinal))}"),
            operations);
    }

    private static ChosenOptimizer Defined(OptimizerDef defined, OperationResolver operations) => new(operations.Resolve(defined.Algorithm), defined.Flags);

    private static ChosenOptimizer Builtin(BuiltinOptimizer optimizer) => new(optimizer.ToOperation(), []);
}
