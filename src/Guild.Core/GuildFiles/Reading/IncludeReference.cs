namespace Guild.Core.GuildFiles.Reading;

/// <summary>What <c>$include</c> names: <c>NAME[#ATTRS]</c> or <c>MODEL:OP[#ATTRS]</c> (guildfile.md 14.4).</summary>
/// <param name="Item">The model or config; <c>""</c> for the anonymous model.</param>
/// <param name="Operation">The operation; <see langword="null"/> when the item itself is meant.</param>
/// <param name="Names">The names that are taken; <see langword="null"/> for all.</param>
internal sealed record IncludeReference(string Item, string? Operation, IReadOnlyList<string>? Names)
{
    /// <summary>Reads a reference; <see langword="null"/> when it is none.</summary>
    public static IncludeReference? Parse(string text)
    {
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        var target = hash < 0 ? text : text[..hash];
        var names = hash < 0 ? null : text[(hash + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return target.Length == 0 ? null : new(target, null, names);
        var operation = target[(colon + 1)..];
        return operation.Length == 0 || operation.Contains(':', StringComparison.Ordinal) ? null : new(target[..colon], operation, names);
    }
}
