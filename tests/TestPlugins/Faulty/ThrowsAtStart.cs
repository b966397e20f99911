using Guild.Abstractions;

namespace Faulty;

[OperationAlias("throws-at-start", "Its constructor throws.")]
public sealed class ThrowsAtStart : IOperationAlias
{
    public ThrowsAtStart() => throw new InvalidOperationException("no licence found");

    public AliasExpansion Expand(AliasInvocation invocation) => new("train", []);
}
