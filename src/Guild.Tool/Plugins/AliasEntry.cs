using Guild.Core.Plugins;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Plugins;

/// <summary>A command word that a plugin adds, for the command table.</summary>
/// <param name="Contribution">What gives it.</param>
/// <param name="Help">One line of help.</param>
/// <param name="Options">Its options on top of those of <c>guild run</c>.</param>
internal sealed record AliasEntry(PluginContribution Contribution, string Help, IReadOnlyList<OptionSpec> Options)
{
    /// <summary>The word.</summary>
    public string Name => Contribution.Name;

    /// <summary>More for its help page; may be empty.</summary>
    public string Details { get; init; } = "";

    /// <summary>The plugin's name.</summary>
    public string Plugin => Contribution.Plugin;

    /// <summary>The allowed values of those options that don't take any value, by option name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}
