using Guild.Abstractions;

namespace Faulty;

[OperationAlias("wants-too-much", "Asks for a service that no host has.")]
public sealed class WantsTooMuch(Uri home) : IOperationAlias
{
    public AliasExpansion Expand(AliasInvocation invocation) => new(home.ToString(), []);
}
