using Guild.Abstractions;

namespace Guild.Plugins.Aliases;

/// <summary><c>guild evaluate</c>.</summary>
[OperationAlias("evaluate", "Evaluate a trained model.")]
public sealed class EvaluateAlias : IOperationAlias
{
    /// <inheritdoc/>
    public AliasExpansion Expand(AliasInvocation invocation) => ModelRewrite.Expand(invocation);
}
