namespace Guild.Core.Text;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class NearestName
{
    /// <summary>The candidate nearest to <paramref name="name"/>, or <see langword="null"/> when none is near.</summary>
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

        return nearest;
    }

    /// <summary>The sentence <c>did you mean 'x'?</c>, or <see langword="null"/> when no candidate is near.</summary>
    public static string? Hint(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } nearest ? $"did you mean '{nearest}'?" : null;

    // 'Batch_Size' and 'batch-size' are the same word.
    private static string Fold(string name) => name.ToLowerInvariant().Replace('_', '-');
}
