namespace Guild.Abstractions;

/// <summary>A source can't be resolved, for a reason that the user can do something about.</summary>
public sealed class ResolveException : Exception
{
    /// <inheritdoc/>
    public ResolveException()
    {
    }

    /// <inheritdoc/>
    public ResolveException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ResolveException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What the user can do, as a short sentence; <see langword="null"/> when the message says it all.</summary>
    public string? Remedy { get; init; }
}
