using Guild.Abstractions;

namespace Guild.Plugins.Aliases;

/// <summary><c>guild prepare</c>.</summary>
[OperationAlias("prepare", "Prepare a dataset for use in training.", Details = "'guild prepare MODEL' is a short form of 'guild run MODEL:prepare', 'guild prepare' of 'guild run prepare'.")]
public sealed class PrepareAlias : IOperationAlias
{
    /// <inheritdoc/>
    public AliasExpansion Expand(AliasInvocation invocation) => ModelRewrite.Expand(invocation);
}
