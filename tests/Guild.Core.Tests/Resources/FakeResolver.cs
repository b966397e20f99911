using Guild.Abstractions;

namespace Guild.Core.Tests.Resources;

/// <summary>A resolver that does what the test says.</summary>
internal sealed class FakeResolver(Func<Source, ResolveContext, ResolvedSource> resolve) : IResourceResolver
{
    /// <summary>Files, as the file plugin finds them.</summary>
    public static FakeResolver Files { get; } = new((source, context) =>
    {
        var path = Path.GetFullPath(Path.Combine(context.SearchDirectories[0], source.Address));
        return Path.Exists(path) ? new ResolvedSource(path) : throw new ResolveException($"cannot find source file '{source.Address}'");
    });

    public Task<ResolvedSource> ResolveAsync(Source source, ResolveContext context, CancellationToken cancel) =>
        Task.FromResult(resolve(source, context));
}
