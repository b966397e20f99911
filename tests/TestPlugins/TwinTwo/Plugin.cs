using Guild.Abstractions;
using Shared.Library;

[assembly: PluginDescription("twin-two", "Claims what its twin claims, and uses edition 2 of a library.")]

namespace TwinTwo;

[OperationAlias("twin", "Claimed by both.")]
[OperationAlias("only-two", "Claimed by this one.")]
public sealed class TwinAlias : IOperationAlias
{
    public AliasExpansion Expand(AliasInvocation invocation) =>
        new("train", [Edition.Name, typeof(Edition).Assembly.GetName().Version!.ToString()]);
}

[ResourceResolver("twin-two", "Nothing.", Schemes = ["twin"])]
public sealed class TwinResolver : IResourceResolver
{
    public Task<ResolvedSource> ResolveAsync(Source source, ResolveContext context, CancellationToken cancel) =>
        throw new ResolveException("nothing there");
}

[OperationRuntime("twin-two", "Nothing.", Attributes = ["twin"])]
public sealed class TwinRuntime : IOperationRuntime
{
    public Task<LaunchRecord> PlanAsync(LaunchRequest request, CancellationToken cancel) =>
        Task.FromResult(new LaunchRecord { Command = ["twin"] });
}
