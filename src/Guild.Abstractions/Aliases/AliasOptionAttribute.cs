namespace Guild.Abstractions;

/// <summary>Declares an option that an alias adds to those of <c>guild run</c>. May be repeated.</summary>
/// <param name="name">The long name without dashes (<c>nodes</c> for <c>--nodes</c>). One that <c>guild run</c> has is refused.</param>
/// <param name="help">One line of help.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class AliasOptionAttribute(string name, string help) : Attribute
{
    /// <summary>The long name without dashes.</summary>
    public string Name { get; } = name;

    /// <summary>One line of help.</summary>
    public string Help { get; } = help;

    /// <summary>The placeholder of the value in help (<c>N</c>); empty for a switch that takes no value.</summary>
    public string ValueName { get; init; } = "";

    /// <summary>Whether the option may be given several times.</summary>
    public bool Repeatable { get; init; }

    /// <summary>The allowed values; empty for any.</summary>
    public string[] Choices { get; init; } = [];
}
