using Guild.Abstractions;

namespace Good;

// One class with two roles: the host makes one object of it.
[OperationRuntime("toy", "Toy programs.", Attributes = ["toy"], Extensions = [".toy"], MainPrefixes = ["toys."])]
[FlagDiscovery("toy", "Flags of toys.")]
public sealed class ToyRuntime : IOperationRuntime, IFlagDiscovery
{
    public Task<LaunchRecord> PlanAsync(LaunchRequest request, CancellationToken cancel) =>
        Task.FromResult(new LaunchRecord { Command = ["toy", .. request.Words] });

    public Task<DiscoveredFlags> DiscoverAsync(DiscoveryRequest request, CancellationToken cancel) =>
        Task.FromResult(new DiscoveredFlags());
}
