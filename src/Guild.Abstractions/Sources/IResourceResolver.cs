namespace Guild.Abstractions;

/// <summary>Makes the sources of one kind available as local files. Carries <see cref="ResourceResolverAttribute"/>.</summary>
/// <remarks>
/// Verification against a declared <c>sha256</c>, unpacking, selection, renaming and the copy or link into the run directory
/// are the host's work, the same for every resolver.
/// </remarks>
public interface IResourceResolver
{
    /// <summary>Makes the source available on this machine.</summary>
    /// <remarks>
    /// Throw <see cref="ResolveException"/> for what a user can fix; its message follows the host's
    /// <c>could not resolve 'SOURCE' in RESOURCE resource: </c>. Let other failures out as they are: the host adds the place.
    /// </remarks>
    /// <exception cref="ResolveException">The source doesn't exist or can't be reached.</exception>
    Task<ResolvedSource> ResolveAsync(Source source, ResolveContext context, CancellationToken cancel);
}
