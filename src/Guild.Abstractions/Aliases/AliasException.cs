namespace Guild.Abstractions;

/// <summary>What the user typed behind an alias makes no run, and the user can do something about it.</summary>
public sealed class AliasException : Exception
{
    /// <inheritdoc/>
    public AliasException()
    {
    }

    /// <inheritdoc/>
    public AliasException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AliasException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What the user can do, as a short sentence; <see langword="null"/> when the message says it all.</summary>
    public string? Remedy { get; init; }
}
