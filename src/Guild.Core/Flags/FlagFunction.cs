namespace Guild.Core.Flags;

/// <summary>
/// Text that stands for several values: <c>uniform[0:1]</c>, <c>[0.1:0.9]</c>, <c>range[1:3]</c> (guildfile.md 9.1, 9.2).
/// </summary>
/// <param name="Name">The function; empty for <c>[low:high]</c>.</param>
/// <param name="Arguments">The texts between the colons, trimmed.</param>
public sealed record FlagFunction(string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// Whether text is a search function: a named or anonymous function with two arguments or more. One with a single argument is only when
    /// its name says so, and wrong then; <c>layer[0]</c> is text.
    /// </summary>
    public static bool IsFunction(string text) => Parse(text) is { Arguments.Count: > 1 } or { Name: "uniform" or "loguniform", Arguments.Count: 1 };

    /// <summary>Reads a function; <see langword="null"/> when the text isn't one.</summary>
    public static FlagFunction? Parse(string text)
    {
        var trimmed = text.AsSpan().TrimEnd();
        var open = trimmed.IndexOf('[');
        if (open < 0 || trimmed[^1] != ']')
            return null;
        foreach (var c in trimmed[..open])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.'))
                return null;
        }

        var inner = trimmed[(open + 1)..^1];
        // Lists, maps and quotes are YAML: [{a: 1}, {a: 2}] is a list, ['1:2'] too.
        if (inner.IndexOfAny("[]{}'\",") >= 0 || open == 0 && inner.IndexOf(':') < 0)
            return null;
        return new FlagFunction(
            trimmed[..open].ToString(),
            inner.Trim().Length == 0 ? [] : inner.ToString().Split(':', StringSplitOptions.TrimEntries));
    }
}
