namespace Guild.Abstractions;

/// <summary>An operation's program can't be started, for a reason that the user can do something about.</summary>
public sealed class LaunchException : Exception
{
    /// <inheritdoc/>
    public LaunchException()
    {
    }

    /// <inheritdoc/>
    public LaunchException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public LaunchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What the user can do, as a short sentence; <see langword="null"/> when the message says it all.</summary>
    public string? Remedy { get; init; }
}
