namespace Guild.Tool.CommandLine;

/// <summary>Words taken apart: options with their values in the order typed, and what is left.</summary>
/// <param name="Options">Options and values; a switch has the value <c>""</c>.</param>
/// <param name="Arguments">The positional words.</param>
internal sealed record TokenizedWords(IReadOnlyList<GivenOption> Options, IReadOnlyList<string> Arguments);
