using Guild.Abstractions;

[assembly: PluginDescription("next", "Uses what a later minor level of the contract has.")]

namespace NextMinor;

[OperationAlias("next", "Say what is new.")]
public sealed class NextAlias : IOperationAlias
{
    public AliasExpansion Expand(AliasInvocation invocation) => new("say", [$"text={NewAbility.Greeting}"]);
}
