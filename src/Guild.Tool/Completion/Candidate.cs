namespace Guild.Tool.Completion;

/// <summary>A word that could stand at the cursor.</summary>
/// <param name="Text">The whole word. <c>!!dir</c>, <c>!!file:PATTERN</c> and <c>!!nospace</c> are for the shell to act on.</param>
/// <param name="Help">What it is, for shells that show that.</param>
internal sealed record Candidate(string Text, string Help = "")
{
    /// <summary>Directories, which shells know better how to complete.</summary>
    public static Candidate Directories { get; } = new("!!dir");

    /// <summary>Says that no blank follows the word.</summary>
    public static Candidate NoSpace { get; } = new("!!nospace");

    /// <summary>Files whose names match a shell pattern.</summary>
    public static Candidate Files(string pattern) => new("!!file:" + pattern);
}
