using Guild.Abstractions;

namespace Guild.Plugins.Aliases;

/// <summary><c>guild finetune</c>.</summary>
[OperationAlias("finetune", "Fine tune a pretrained model.", Details = "'guild finetune MODEL' is a short form of 'guild run MODEL:finetune', 'guild finetune' of 'guild run finetune'.")]
public sealed class FinetuneAlias : IOperationAlias
{
    /// <inheritdoc/>
    public AliasExpansion Expand(AliasInvocation invocation) => ModelRewrite.Expand(invocation);
}
