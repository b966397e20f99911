using Guild.Abstractions;

namespace Good;

// One class with two roles: the host makes one object of it.
[OperationRuntime("toy", "Toy programs.", Attributes = ["toy"], Extensions = [".toy"], MainPrefixes = ["toys."])]
[FlagDiscovery("toy", "Flags of toys.")]
public sealed class ToyRuntime : IOperationRuntime, IFlagDiscovery
{
    public Task<LaunchRecord> PlanAsync(LaunchRequest request, CancellationToken cancel) => Task.FromResult(new LaunchRecord
    {
        Command = [.. request.Words, LaunchRecord.FlagArguments],
        Files = new Dictionary<string, string> { ["box/toy.txt"] = $"toy {request.OperationName}\n" },
        Environment = new Dictionary<string, string> { ["TOY"] = "wooden" },
    });

    public Task<DiscoveredFlags> DiscoverAsync(DiscoveryRequest request, CancellationToken cancel) => Task.FromResult(new DiscoveredFlags
    {
        Flags = [new DiscoveredFlag("colour", MapValue.Of(("default", Value.Of("red")), ("choices", Value.OfTexts(["red", "blue"]))))],
    });
}
