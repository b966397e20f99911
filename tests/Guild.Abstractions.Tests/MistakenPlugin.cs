#pragma warning disable CA1812, CA1852 // Never created: only their metadata is read.
using Guild.Abstractions;

[assembly: PluginDescription("mistaken", "Has every mistake that a build can find.")]

namespace Guild.Abstractions.Tests;

[OperationAlias("mistaken", "Options.")]
[AliasOption("label", "Taken.")]
[AliasOption("Nodes", "Upper case.", ValueName = "N")]
[AliasOption("queue", "A switch with choices.", Choices = ["a"])]
public sealed class MistakenAlias : DoesNothing;

[OperationAlias("mistaken", "The same word again.")]
[OperationAlias("Bad Name", "No name.")]
public sealed class SecondAlias : DoesNothing;

[OperationAlias("abstract", "Can't be created.")]
public abstract class AbstractAlias : DoesNothing;

[OperationAlias("generic", "Can't be created.")]
public sealed class GenericAlias<T> : DoesNothing;

[OperationAlias("hidden", "Can't be created.")]
public sealed class HiddenAlias : DoesNothing
{
    private HiddenAlias()
    {
    }
}

[ResourceResolver("operation", "Guild's own.")]
public sealed class NotAResolver;

[AliasOption("alone", "Nobody's.")]
public sealed class OptionsAlone;

[FlagDiscovery("elsewhere", "")]
public sealed class LonelyDiscovery : IFlagDiscovery
{
    public Task<DiscoveredFlags> DiscoverAsync(DiscoveryRequest request, CancellationToken cancel) => Task.FromResult(new DiscoveredFlags());
}

[OperationAlias("faultless", "Fine.")]
[AliasOption("nodes", "Fine.", ValueName = "N", Choices = ["1", "2"])]
public sealed class FaultlessAlias : IOperationAlias
{
    public AliasExpansion Expand(AliasInvocation invocation) => new("x", []);
}

[OperationAlias("derived", "Fine, by its base class.")]
public sealed class DerivedAlias : DoesNothing;

public abstract class DoesNothing : IOperationAlias
{
    public AliasExpansion Expand(AliasInvocation invocation) => new("x", []);
}
