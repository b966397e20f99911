namespace Guild.Abstractions;

/// <summary>Names and describes a plugin. The name is what <c>GUILD_PLUGINS</c>, <c>guild plugins</c> and the manifest show.</summary>
/// <param name="name">The plugin's name: lower-case letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</param>
/// <param name="description">One line.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class PluginDescriptionAttribute(string name, string description) : Attribute
{
    /// <summary>The plugin's name.</summary>
    public string Name { get; } = name;

    /// <summary>One line of description.</summary>
    public string Description { get; } = description;
}
