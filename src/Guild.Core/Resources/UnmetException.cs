namespace Guild.Core.Resources;

/// <summary>Why a source can't be resolved. Becomes the reason in <c>could not resolve 'SOURCE' in RESOURCE resource: REASON</c>.</summary>
internal sealed class UnmetException(string reason, Exception? cause = null) : Exception(reason, cause)
{
    /// <summary>What the user can do; <see langword="null"/> when the reason says it all.</summary>
    public string? Fix { get; init; }

    /// <summary>What a plugin that isn't here would have to give; see <see cref="Errors.GuildError.Needs"/>.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Whether this is a failure that nobody foresaw, which the text then says.</summary>
    public bool IsUnexpected { get; init; }
}
