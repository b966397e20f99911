using Guild.Abstractions;

namespace Guild.Plugins.Aliases;

/// <summary><c>guild prepare</c>.</summary>
[OperationAlias("prepare", "Prepare a dataset for use in training.")]
public sealed class PrepareAlias : IOperationAlias
{
    /// <inheritdoc/>
    public AliasExpansion Expand(AliasInvocation invocation) => ModelRewrite.Expand(invocation);
}
