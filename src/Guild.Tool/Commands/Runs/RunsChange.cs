using Guild.Core.Runs;

namespace Guild.Tool.Commands.Runs;

/// <summary>A change that a command makes to the records of runs, and what is said about it.</summary>
/// <param name="Sentence">What will be done, with a colon at its end.</param>
/// <param name="Result">What was done, to be followed by the number of runs: <c>Labeled</c>.</param>
/// <param name="Apply">Changes one run, read anew.</param>
internal sealed record RunsChange(string Sentence, string Result, Action<Run> Apply)
{
    /// <summary>What is said when no run was chosen.</summary>
    public string Nothing { get; init; } = "No runs to modify.";

    /// <summary>Whether the user is asked; <see langword="false"/> when they have just taken part in another way.</summary>
    public bool IsAsked { get; init; } = true;

    /// <summary>Whether something gets lost: the sentence stands out, and an empty answer means no.</summary>
    public bool IsWarning { get; init; }
}
