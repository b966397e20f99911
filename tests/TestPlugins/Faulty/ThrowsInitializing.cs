using Guild.Abstractions;

namespace Faulty;

[OperationAlias("throws-initializing", "Its static fields throw.")]
public sealed class ThrowsInitializing : IOperationAlias
{
    private static readonly string Licence = File.ReadAllText("/no/such/licence");

    public AliasExpansion Expand(AliasInvocation invocation) => new(Licence, []);
}
