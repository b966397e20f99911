namespace Guild.Plugins.Url;

/// <summary>Why one attempt to download brought nothing, or not all.</summary>
internal sealed class AttemptException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether another attempt may fare better.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Whether the attempt brought so much more than all before it that the next one isn't a repetition.</summary>
    public bool HasGained { get; set; }

    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the user can do.</summary>
    public string? Remedy { get; init; }
}
