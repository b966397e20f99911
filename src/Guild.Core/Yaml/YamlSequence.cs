using Guild.Abstractions;

namespace Guild.Core.Yaml;

/// <summary>A list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Location">Where it begins.</param>
public sealed record YamlSequence(IReadOnlyList<YamlNode> Items, SourceLocation Location) : YamlNode(Location)
{
    /// <inheritdoc/>
    public override string Kind => "a list";

    /// <inheritdoc/>
    public override Value ToValue() => new ListValue([.. Items.Select(i => i.ToValue())]);
}
