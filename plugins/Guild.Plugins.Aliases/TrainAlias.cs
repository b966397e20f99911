using Guild.Abstractions;

namespace Guild.Plugins.Aliases;

/// <summary><c>guild train</c>.</summary>
[OperationAlias("train", "Train a model.", Details = "'guild train MODEL' is a short form of 'guild run MODEL:train', 'guild train' of 'guild run train'.")]
public sealed class TrainAlias : IOperationAlias
{
    /// <inheritdoc/>
    public AliasExpansion Expand(AliasInvocation invocation) => ModelRewrite.Expand(invocation);
}
