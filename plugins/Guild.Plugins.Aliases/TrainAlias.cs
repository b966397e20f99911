using Guild.Abstractions;

namespace Guild.Plugins.Aliases;

/// <summary><c>guild train</c>.</summary>
[OperationAlias("train", "Train a model.")]
public sealed class TrainAlias : IOperationAlias
{
    /// <inheritdoc/>
    public AliasExpansion Expand(AliasInvocation invocation) => ModelRewrite.Expand(invocation);
}
