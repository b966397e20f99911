namespace Guild.Abstractions;

/// <summary>
/// Marks a class that implements <see cref="IRunObserver"/>. It is active only where its plugin is enabled: by the operation
/// (<c>plugins: [NAME]</c>) or, when the operation doesn't say, by the user (<c>plugins: {NAME: {enabled: yes}}</c> in the configuration).
/// </summary>
/// <param name="name">The observer's name, for listings.</param>
/// <param name="help">One line of help.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RunObserverAttribute(string name, string help) : Attribute
{
    /// <summary>The observer's name.</summary>
    public string Name { get; } = name;

    /// <summary>One line of help.</summary>
    public string Help { get; } = help;
}
