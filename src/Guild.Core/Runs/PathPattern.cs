namespace Guild.Core.Runs;

/// <summary>
/// A path or pattern that limits a listing, part by part. What lies below a match is a match; hidden names are found only by a part that
/// begins with a dot.
/// </summary>
internal sealed class PathPattern
{
    private readonly string[] _parts;
    private readonly bool _includesHidden;

    public PathPattern(string? path, bool includesHidden)
    {
        _parts = path?.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".").ToArray() ?? [];
        _includesHidden = includesHidden;
    }

    /// <summary>Whether a name at a depth, whose parents all passed, can belong to a match.</summary>
    public bool Passes(string name, int depth)
    {
        var isHidden = name.StartsWith('.');
        if (depth >= _parts.Length)
            return _includesHidden || !isHidden;
        var part = _parts[depth];
        return (_includesHidden || !isHidden || part.StartsWith('.')) && (part == name || (Wildcard.IsPattern(part) && Wildcard.Matches(part, name)));
    }

    /// <summary>Whether names at a depth are matches, not just the way to one.</summary>
    public bool IsReached(int depth) => depth >= _parts.Length - 1;
}
