namespace Guild.Core.Text;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class NearestName
{
    // Two letters begin too much.
    private const int ShortestAbbreviation = 3;

    /// <summary>
    /// The candidate nearest to <paramref name="name"/>, or the only one that it abbreviates; <see langword="null"/> when there is none.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        // A third of the letters may be wrong, but never all of them.
        var limit = Math.Max(1, name.Length / 3);
        foreach (var candidate in candidates)
        {
            if (candidate == name || candidate.Length == 0)
                continue;
            var distance = EditDistance.Between(Fold(name), Fold(candidate));
            if (distance > limit || distance >= Math.Max(name.Length, candidate.Length))
                continue;
            if (nearest is not null && distance == limit)
                continue;
            nearest = candidate;
            limit = distance;
            if (distance == 0)
                break;
        }

        return nearest ?? Abbreviated(name, candidates);
    }

    /// <summary>The sentence <c>did you mean 'x'?</c>, or <see langword="null"/> when no candidate is near.</summary>
    public static string? Hint(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } nearest ? $"did you mean '{nearest}'?" : null;

    private static string? Abbreviated(string name, IEnumerable<string> candidates)
    {
        if (name.Length < ShortestAbbreviation)
            return null;
        var folded = Fold(name);
        var longer = candidates.Where(c => c.Length > name.Length && Fold(c).StartsWith(folded, StringComparison.Ordinal)).Take(2).ToList();
        return longer.Count == 1 ? longer[0] : null;
    }

    // 'Batch_Size' and 'batch-size' are the same word.
    private static string Fold(string name) => name.ToLowerInvariant().Replace('_', '-');
}
