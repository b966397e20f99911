namespace Guild.Abstractions;

/// <summary>Marks a class that implements <see cref="IFlagDiscovery"/> and names the runtime whose programs it reads.</summary>
/// <param name="runtime">The <see cref="OperationRuntimeAttribute.Name"/> of a runtime in the same plugin.</param>
/// <param name="help">One line of help.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FlagDiscoveryAttribute(string runtime, string help) : Attribute
{
    /// <summary>The runtime's name.</summary>
    public string Runtime { get; } = runtime;

    /// <summary>One line of help.</summary>
    public string Help { get; } = help;
}
