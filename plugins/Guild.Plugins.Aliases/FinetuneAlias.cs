using Guild.Abstractions;

namespace Guild.Plugins.Aliases;

/// <summary><c>guild finetune</c>.</summary>
[OperationAlias("finetune", "Fine tune a pretrained model.")]
public sealed class FinetuneAlias : IOperationAlias
{
    /// <inheritdoc/>
    public AliasExpansion Expand(AliasInvocation invocation) => ModelRewrite.Expand(invocation);
}
