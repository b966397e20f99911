using Guild.Abstractions;

namespace Unruly;

[ResourceResolver("unruly", "Nothing that one could use.")]
public sealed class UnrulyResolver(IPluginLog log) : IResourceResolver
{
    public async Task<ResolvedSource> ResolveAsync(Source source, ResolveContext context, CancellationToken cancel)
    {
        log.Info($"resolving {source.Address}");
        switch (source.Address)
        {
            case "waits":
                await Task.Delay(Timeout.Infinite, cancel);
                break;
            case "blocks":
                Thread.Sleep(Timeout.Infinite);
                break;
            default:
                throw new InvalidCastException("not my kind");
        }

        throw new InvalidOperationException("unreachable");
    }
}
