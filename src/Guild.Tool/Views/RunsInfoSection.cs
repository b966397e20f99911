using Guild.Abstractions;

namespace Guild.Tool.Views;

/// <summary>A section of the details of a run.</summary>
/// <param name="Name">Its name, as text and JSON have it.</param>
/// <param name="Data">What JSON shows.</param>
/// <param name="Lines">What the terminal shows below the name, indented.</param>
internal sealed record RunsInfoSection(string Name, Value Data, IReadOnlyList<string> Lines)
{
    /// <summary>What the terminal shows beside the name; empty when all is below it.</summary>
    public string Text { get; init; } = "";

    /// <summary>The section's first line.</summary>
    public string Heading => Text.Length == 0 ? $"{Name}:" : $"{Name}: {Text}";
}
