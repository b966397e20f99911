namespace Guild.Abstractions;

/// <summary>Marks a class that implements <see cref="IResourceResolver"/> and names the source key that it answers for.</summary>
/// <param name="kind">The key in a Guild file: lower-case letters, digits and <c>-</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ResourceResolverAttribute(string kind) : Attribute
{
    /// <summary>The source key.</summary>
    public string Kind { get; } = kind;

    /// <summary>URL schemes that this resolver also takes when they stand under <c>url:</c>.</summary>
    public string[] Schemes { get; init; } = [];

    /// <summary>One line of help.</summary>
    public string Help { get; init; } = "";
}
