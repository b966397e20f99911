using Guild.Abstractions;

namespace Guild.Core.GuildFiles;

/// <summary>What an operation runs.</summary>
/// <param name="Attribute">The deciding attribute: <c>exec</c>, <c>main</c>, <c>notebook</c>, <c>steps</c>, or <c>script</c> for a file run without Guild file.</param>
/// <param name="Words">The attribute split by POSIX shell rules, references in place; for <c>script</c> the file's absolute path; empty for <c>steps</c>.</param>
public sealed record ProgramDef(string Attribute, IReadOnlyList<string> Words)
{
    /// <summary>Where the program is named.</summary>
    public SourceLocation? Location { get; init; }
}
