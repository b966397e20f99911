using Guild.Abstractions;

namespace Guild.Core.GuildFiles;

/// <summary>An allowed value of a flag (guildfile.md 6.4).</summary>
/// <param name="Value">The value.</param>
public sealed record FlagChoice(Value Value)
{
    /// <summary>What it means.</summary>
    public string Description { get; init; } = "";

    /// <summary>A second way to type it.</summary>
    public Value Alias { get; init; } = Value.Null;

    /// <summary>Values of other flags that this choice sets.</summary>
    public IReadOnlyList<NamedValue> Flags { get; init; } = [];

    /// <summary>Arguments that this choice adds (2018).</summary>
    public IReadOnlyList<NamedValue> Args { get; init; } = [];
}
