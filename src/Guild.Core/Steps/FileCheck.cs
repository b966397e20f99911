namespace Guild.Core.Steps;

/// <summary>A check of files of the run.</summary>
/// <param name="Glob">The files, relative to the run directory; there must be one at least.</param>
public sealed record FileCheck(string Glob) : StepCheck
{
    /// <summary>The regular expression that must be found in each; <see langword="null"/> for none.</summary>
    public string? Contains { get; init; }

    /// <summary>The path of the file that each must equal, variables in place; <see langword="null"/> for none.</summary>
    public string? CompareTo { get; init; }
}
