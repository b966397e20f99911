namespace Guild.Abstractions;

/// <summary>The cache can't be written to: a full disk, a home that is read-only. Trying again doesn't help.</summary>
public sealed class CacheWriteException : IOException
{
    /// <inheritdoc/>
    public CacheWriteException()
    {
    }

    /// <inheritdoc/>
    public CacheWriteException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public CacheWriteException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
