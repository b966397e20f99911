using Guild.Abstractions;

[assembly: PluginDescription("future", "Was built for a later contract.")]

namespace FutureMajor;

[OperationAlias("tomorrow", "Run it tomorrow.")]
public sealed class TomorrowAlias : IOperationAlias
{
    public AliasExpansion Expand(AliasInvocation invocation) => new("train", []);
}
