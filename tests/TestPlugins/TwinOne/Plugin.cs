using Guild.Abstractions;
using Shared.Library;

[assembly: PluginDescription("twin-one", "Claims what its twin claims, and uses edition 1 of a library.")]

namespace TwinOne;

[OperationAlias("twin", "Claimed by both.")]
[OperationAlias("only-one", "Claimed by this one.")]
public sealed class TwinAlias : IOperationAlias
{
    public AliasExpansion Expand(AliasInvocation invocation) =>
        new("train", [Edition.Name, typeof(Edition).Assembly.GetName().Version!.ToString()]);
}

[ResourceResolver("twin-one", "Nothing.", Schemes = ["twin"])]
public sealed class TwinResolver : IResourceResolver
{
    public Task<ResolvedSource> ResolveAsync(Source source, ResolveContext context, CancellationToken cancel) =>
        throw new ResolveException("nothing there");
}

[OperationRuntime("twin-one", "Nothing.", Attributes = ["twin"])]
public sealed class TwinRuntime : IOperationRuntime
{
    public Task<LaunchRecord> PlanAsync(LaunchRequest request, CancellationToken cancel) =>
        Task.FromResult(new LaunchRecord { Command = ["twin"] });
}
