namespace Guild.Tool.Plugins.Pins;

/// <summary>A plugin that a project asks for.</summary>
/// <param name="Id">The package's name.</param>
/// <param name="Range">The versions that will do, as written.</param>
internal sealed record PluginPin(string Id, string Range)
{
    /// <summary>Whether the project enables the plugin's observers.</summary>
    public bool IsEnabled { get; init; }
}
