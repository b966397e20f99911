using Guild.Abstractions;

namespace Good;

[OperationAlias("nightly", "Train over night.")]
[AliasOption("nodes", "Number of nodes.", ValueName = "N")]
[AliasOption("queue", "Queue to use.", ValueName = "NAME", Choices = ["short", "long"], Repeatable = true)]
[AliasOption("dry", "Change nothing.")]
public sealed class NightlyAlias(IPluginSettings settings, ICachePaths paths, IPluginLog log, TimeProvider clock) : IOperationAlias
{
    public AliasExpansion Expand(AliasInvocation invocation)
    {
        log.Debug("expanding");
        return new AliasExpansion("train", [
            $"nodes={(invocation.Options.TryGetValue("nodes", out var nodes) ? nodes[0] : settings["nodes"] ?? "1")}",
            $"cache={paths.Directory}",
            $"year={clock.GetUtcNow().Year}",
        ]);
    }
}
