using Guild.Abstractions;

namespace Faulty;

[OperationAlias("throws-later", "Throws when it is used.")]
public sealed class ThrowsLater : IOperationAlias
{
    public AliasExpansion Expand(AliasInvocation invocation) => throw new NotSupportedException("not on a Monday");
}
