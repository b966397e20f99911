using Guild.Abstractions;

namespace Guild.Plugins.Aliases;

/// <summary><c>guild generate</c>.</summary>
[OperationAlias("generate", "Use a model to generate content.")]
public sealed class GenerateAlias : IOperationAlias
{
    /// <inheritdoc/>
    public AliasExpansion Expand(AliasInvocation invocation) => ModelRewrite.Expand(invocation);
}
