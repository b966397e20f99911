namespace Guild.Core.Steps;

/// <summary>The words of a command line behind <c>guild run</c>, taken apart.</summary>
/// <param name="Operation">The operation; <see langword="null"/> when the words begin with a flag.</param>
/// <param name="Arguments">The words behind it: <c>NAME=VALUE</c>, <c>@FILE</c>.</param>
/// <param name="Options">Option values by long name; a switch has the value <c>""</c>.</param>
public sealed record RunWords(string? Operation, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, IReadOnlyList<string>> Options)
{
    /// <summary>What is wrong with the words; <see langword="null"/> when nothing is.</summary>
    public string? Problem { get; init; }
}
