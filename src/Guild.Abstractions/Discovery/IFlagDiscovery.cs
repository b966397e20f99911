namespace Guild.Abstractions;

/// <summary>Finds the flags that a source file declares. Carries <see cref="FlagDiscoveryAttribute"/>.</summary>
public interface IFlagDiscovery
{
    /// <summary>Reads the flags of a program without running it, where that can be done.</summary>
    /// <remarks>
    /// A program that can't be read is no error: return a warning and no flags. The host keeps the result for as long as none of
    /// <see cref="DiscoveredFlags.FilesRead"/> changes.
    /// </remarks>
    Task<DiscoveredFlags> DiscoverAsync(DiscoveryRequest request, CancellationToken cancel);
}
