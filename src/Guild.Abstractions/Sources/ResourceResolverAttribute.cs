namespace Guild.Abstractions;

/// <summary>Marks a class that implements <see cref="IResourceResolver"/> and names the source key that it answers for.</summary>
/// <param name="kind">The key in a Guild file: lower-case letters, digits and <c>-</c>.</param>
/// <param name="help">One line of help.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ResourceResolverAttribute(string kind, string help) : Attribute
{
    /// <summary>The source key.</summary>
    public string Kind { get; } = kind;

    /// <summary>One line of help.</summary>
    public string Help { get; } = help;

    /// <summary>URL schemes that this resolver also takes when they stand under <c>url:</c>.</summary>
    public string[] Schemes { get; init; } = [];
}
