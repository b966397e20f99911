using Guild.Abstractions;

namespace Guild.Plugins.Aliases;

/// <summary><c>guild generate</c>.</summary>
[OperationAlias("generate", "Use a model to generate content.", Details = "'guild generate MODEL' is a short form of 'guild run MODEL:generate', 'guild generate' of 'guild run generate'.")]
public sealed class GenerateAlias : IOperationAlias
{
    /// <inheritdoc/>
    public AliasExpansion Expand(AliasInvocation invocation) => ModelRewrite.Expand(invocation);
}
