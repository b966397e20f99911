namespace Guild.Core.Errors;

/// <summary>A plugin failed in a way that its author must fix.</summary>
public sealed class PluginException : Exception
{
    /// <summary>A failure of the named plugin.</summary>
    public PluginException(string plugin, string message, Exception? cause = null)
        : base(message, cause) => Plugin = plugin;

    /// <summary>The plugin's name.</summary>
    public string Plugin { get; }
}
