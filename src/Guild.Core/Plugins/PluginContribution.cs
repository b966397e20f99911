namespace Guild.Core.Plugins;

/// <summary>One thing that a plugin provides, as its manifest declares it.</summary>
/// <param name="Plugin">The plugin's manifest name.</param>
/// <param name="Name">The contribution's name: alias, source key, runtime, observer.</param>
/// <param name="TypeName">The full name of the type that implements it.</param>
public sealed record PluginContribution(string Plugin, string Name, string TypeName)
{
    /// <summary>The plugin's version.</summary>
    public string Version { get; init; } = "";
}
