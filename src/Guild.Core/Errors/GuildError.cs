using Guild.Abstractions;

namespace Guild.Core.Errors;

/// <summary>One problem that a user can fix: what is wrong, where, and what to do. Rendered by the host alone.</summary>
/// <param name="What">
/// The problem. Where the specification gives a message, this is that text, word for word; it may have several lines.
/// </param>
public sealed record GuildError(string What)
{
    /// <summary>The place, shown as <c> --&gt; file:line:column</c> with the line itself; <see langword="null"/> when there is none.</summary>
    public SourceLocation? Where { get; init; }

    /// <summary>What to do, shown as <c> fix: …</c>; <see langword="null"/> when <see cref="What"/> says it all.</summary>
    public string? Fix { get; init; }

    /// <summary>The valid name that was probably meant, for tools that offer to put it there; <see langword="null"/> when none is near.</summary>
    public string? Nearest { get; init; }

    /// <summary>
    /// What a plugin that isn't here would have to give, in the words by which packages of plugins are tagged: <c>guild-source:s3</c>. The
    /// host names a package that has it, if it knows one.
    /// </summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Whether <see cref="What"/> is printed without the <c>guild: </c> in front (a few of the original's messages).</summary>
    public bool IsBare { get; init; }
}
