namespace Guild.Abstractions;

/// <summary>A setting of a plugin is missing or wrong. The host shows it as the user's to mend, wherever it is thrown.</summary>
public sealed class PluginSettingException : Exception
{
    /// <inheritdoc/>
    public PluginSettingException()
    {
    }

    /// <inheritdoc/>
    public PluginSettingException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public PluginSettingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What the user can do, as a short sentence; <see langword="null"/> when the message says it all.</summary>
    public string? Remedy { get; init; }
}
