using Guild.Core.GuildFiles;
using Guild.Core.Logging;

namespace Guild.Core.Resources;

/// <summary>Takes paths by <c>select</c>, <c>select-min</c> and <c>select-max</c> (runs.md 6.5).</summary>
internal static class PathSelection
{
    /// <summary>The paths that the rules take: all matches of all rules, each once, sorted.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="paths">Relative paths with forward slashes, sorted.</param>
    /// <param name="log">Told of a pattern that can't be read; it takes nothing.</param>
    public static IReadOnlyList<string> Select(IReadOnlyList<SelectDef> rules, IReadOnlyList<string> paths, IGuildLog log)
    {
        var selected = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            if (!PathPattern.TryCompile(rule.Pattern, out var pattern, out var problem))
            {
                log.Error($"error compiling regular expression '{rule.Pattern}': {problem}");
                continue;
            }

            if (rule.Reduce == SelectReduction.All)
                selected.UnionWith(paths.Where(pattern.IsWhole));
            else if (Extreme(pattern, paths, rule.Reduce == SelectReduction.Max) is { } extreme)
                selected.Add(extreme);
        }

        return [.. selected];
    }

    private static string? Extreme(PathPattern pattern, IReadOnlyList<string> paths, bool wantsLargest)
    {
        string? found = null;
        var best = 0.0;
        foreach (var path in paths)
        {
            if (pattern.NumberIn(path) is not { } number)
                continue;
            if (found is null || (wantsLargest ? number > best : number < best))
                (found, best) = (path, number);
        }

        return found;
    }
}
