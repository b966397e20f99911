using Guild.Abstractions;

namespace Guild.Core.Tests.Resources.Caching;

/// <summary>A transfer that nobody watches.</summary>
internal sealed class NoTransfer : ITransfer
{
    public static NoTransfer Instance { get; } = new();

    public long? Total { get; set; }

    public void Advance(long bytes)
    {
    }

    public void Complete()
    {
    }

    public void Dispose()
    {
    }
}
