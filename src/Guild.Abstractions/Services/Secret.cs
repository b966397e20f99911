using System.Diagnostics;

namespace Guild.Abstractions;

/// <summary>A text that must not be shown: it never prints itself, neither in a message nor in a record nor in a debugger.</summary>
/// <param name="text">The text.</param>
[DebuggerDisplay("***")]
public sealed class Secret(string text)
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _text = text;

    /// <summary>The text itself, for the one place that sends it.</summary>
    public string Reveal() => _text;

    /// <summary>Three asterisks, whatever the text is.</summary>
    public override string ToString() => "***";
}
