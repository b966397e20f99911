using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;

namespace Guild.Core.SourceCode;

/// <summary>Selects the source code that a run takes a copy of (guildfile.md 11, runs.md 3.1).</summary>
public sealed class SourceCodeSelector(GuildEnvironment environment, IProcessRunner processes)
{
    private const string Advice = " To control which files are copied, define 'sourcecode' for the operation in a Guild file.";

    private static readonly SourceRule ExcludeAll = new(false, ["*"]);

    /// <summary>Selects files. Reads the source root, changes nothing.</summary>
    /// <exception cref="GuildException">The root can't be read.</exception>
    public Task<SourceCodeSelection> SelectAsync(SourceCodeRequest request, CancellationToken cancel)
    {
        var root = Path.TrimEndingDirectorySeparator(request.Root);
        if (request.ExactFiles is { } exact)
            return Task.FromResult(new SourceCodeSelection { Root = root, Rules = [], Files = exact });
        if (IsSwitchedOff(request))
            return Task.FromResult(new SourceCodeSelection { Root = root, Rules = [SourceRuleText.Format(ExcludeAll)], IsDisabled = true });

        request = request with { Root = root };
        var defaults = new DefaultRules(environment, processes);
        return GitWorkTree.IsInside(root)
            ? SelectWithGitAsync(request, defaults, cancel)
            : Task.FromResult(Select(request, defaults.WithoutGit(request), defaults.MaxCount, [], cancel));
    }

    private static async Task<SourceCodeSelection> SelectWithGitAsync(SourceCodeRequest request, DefaultRules defaults, CancellationToken cancel)
    {
        List<string> warnings = [];
        var rules = await defaults.ReadAsync(request, warnings, cancel).ConfigureAwait(false);
        return Select(request, rules, defaults.MaxCount, warnings, cancel);
    }

    private static SourceCodeSelection Select(
        SourceCodeRequest request, IReadOnlyList<SelectionRule> defaults, int maxCount, IReadOnlyList<string> warnings, CancellationToken cancel)
    {
        var root = request.Root;
        var rules = new List<SelectionRule>(defaults);
        foreach (var def in new[] { request.ModelRules, request.OperationRules })
        {
            if (def is { IsDisabled: false, Rules: { } own })
                rules.AddRange(own.Select(r => SelectionRule.Of(r, root)));
        }

        var selection = new SourceCodeSelection { Root = root, Rules = [.. rules.Select(r => r.Text)], Warnings = warnings };
        if (ExcludesAll(rules))
            return selection with { IsDisabled = true };
        var walk = new SourceWalk(root, rules, new ExcludedPaths(root, request.ExcludedPaths));
        Run(walk, root, cancel);
        return selection with { Files = walk.Files, Skipped = walk.Skipped, Warnings = [.. warnings, .. LimitWarnings(walk, maxCount)] };
    }

    private static bool IsSwitchedOff(SourceCodeRequest request) =>
        request.IsDisabled
        || request.OperationRules is { IsDisabled: true }
        || (request.ModelRules is { IsDisabled: true } && request.OperationRules is not { Rules.Count: > 0 });

    private static bool ExcludesAll(List<SelectionRule> rules)
    {
        var last = rules.FindLastIndex(r => r.Rule is { Includes: false, Type: null } && r.Rule.Patterns.Contains("*"));
        return last >= 0 && !rules.Skip(last + 1).Any(r => r.Rule.Includes);
    }

    private static void Run(SourceWalk walk, string root, CancellationToken cancel)
    {
        try
        {
            walk.Run(cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new GuildException(
                [
                    new GuildError($"cannot read source code in '{root}': {error.Message}")
                    {
                        Fix = "exclude what can't be read with 'sourcecode', for example '- exclude: {dir: NAME}'",
                    },
                ],
                cause: error);
        }
    }

    private static IEnumerable<string> LimitWarnings(SourceWalk walk, int maxCount)
    {
        foreach (var path in walk.TooBig)
            yield return $"Skipping source code file {path} because it's too big." + Advice;
        if (walk.TooMany.Count == 0)
            yield break;
        const int shown = 3;
        var more = walk.TooMany.Count > shown ? $" and {walk.TooMany.Count - shown} more" : "";
        var fullest = walk.Files.Concat(walk.TooMany).GroupBy(f => f[..(f.LastIndexOf('/') + 1)]).MaxBy(g => g.Count())!;
        yield return $"Found more than {maxCount} source code files but will only copy {maxCount} as a safety measure." + Advice
            + $"\nLeft out: {string.Join(", ", walk.TooMany.Take(shown))}{more}. Most files are in {(fullest.Key.Length == 0 ? "the project directory" : fullest.Key)}.";
    }
}
