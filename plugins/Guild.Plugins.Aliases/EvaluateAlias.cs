using Guild.Abstractions;

namespace Guild.Plugins.Aliases;

/// <summary><c>guild evaluate</c>.</summary>
[OperationAlias("evaluate", "Evaluate a trained model.", Details = "'guild evaluate MODEL' is a short form of 'guild run MODEL:evaluate', 'guild evaluate' of 'guild run evaluate'.")]
public sealed class EvaluateAlias : IOperationAlias
{
    /// <inheritdoc/>
    public AliasExpansion Expand(AliasInvocation invocation) => ModelRewrite.Expand(invocation);
}
