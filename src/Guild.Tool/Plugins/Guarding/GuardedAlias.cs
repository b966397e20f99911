using Guild.Abstractions;

namespace Guild.Tool.Plugins.Guarding;

internal sealed class GuardedAlias(string plugin, IOperationAlias alias, PluginGuard guard) : IOperationAlias
{
    public AliasExpansion Expand(AliasInvocation invocation) => guard.Run(plugin, $"expand '{invocation.Alias}'", () => alias.Expand(invocation));
}
