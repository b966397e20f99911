namespace Guild.Abstractions;

/// <summary>The level of the contract, <c>MAJOR.MINOR</c>. A host loads plugins of its own major and of a minor not above its own.</summary>
/// <param name="version">The level.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ContractVersionAttribute(string version) : Attribute
{
    /// <summary>The level, <c>MAJOR.MINOR</c>.</summary>
    public string Version { get; } = version;
}
