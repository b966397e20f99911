using Guild.Abstractions;

namespace Guild.Core.Yaml;

/// <summary>A node of a YAML document, with its place. Aliases and merge keys are already resolved.</summary>
/// <param name="Location">Where the node begins.</param>
public abstract record YamlNode(SourceLocation Location)
{
    /// <summary>The node without its places.</summary>
    public abstract Value ToValue();

    /// <summary>What the node is, in the words of error messages: <c>a string</c>, <c>a number</c>, <c>a mapping</c>, <c>a list</c>, <c>nothing</c>, …</summary>
    public abstract string Kind { get; }
}
