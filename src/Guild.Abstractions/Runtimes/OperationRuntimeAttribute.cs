namespace Guild.Abstractions;

/// <summary>Marks a class that implements <see cref="IOperationRuntime"/> and says which operations it starts.</summary>
/// <param name="name">The runtime's name, for listings.</param>
/// <param name="help">One line of help.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OperationRuntimeAttribute(string name, string help) : Attribute
{
    /// <summary>The runtime's name.</summary>
    public string Name { get; } = name;

    /// <summary>One line of help.</summary>
    public string Help { get; } = help;

    /// <summary>Operation attributes that this runtime answers for: <c>main</c>, <c>exec</c>.</summary>
    public string[] Attributes { get; init; } = [];

    /// <summary>Extensions of files that can be run without a Guild file, with the dot (<c>.py</c>); <c>*</c> for any executable file.</summary>
    public string[] Extensions { get; init; } = [];

    /// <summary>Beginnings of <c>main</c> that this runtime takes before one that claims all of <c>main</c>.</summary>
    public string[] MainPrefixes { get; init; } = [];
}
