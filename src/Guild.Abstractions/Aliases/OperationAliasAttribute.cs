namespace Guild.Abstractions;

/// <summary>Marks a class that implements <see cref="IOperationAlias"/> and names the command word. May be repeated.</summary>
/// <param name="name">The command word: lower-case letters, digits and <c>-</c>.</param>
/// <param name="help">One line of help.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class OperationAliasAttribute(string name, string help) : Attribute
{
    /// <summary>The command word.</summary>
    public string Name { get; } = name;

    /// <summary>One line of help.</summary>
    public string Help { get; } = help;

    /// <summary>What <c>guild ALIAS --help</c> says below that line: which run the command stands for. Lines are wrapped, an empty line begins a paragraph.</summary>
    public string Details { get; init; } = "";
}
