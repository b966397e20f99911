using Guild.Core.Runs.Index;

namespace Guild.Core.Runs.Filters;

/// <summary>Which runs are meant: the filter options that all commands share (cli.md A.11). Different conditions must all hold.</summary>
public sealed record RunFilter
{
    /// <summary>A filter expression, already read; <see langword="null"/> for none.</summary>
    public ReadExpression? Expression { get; init; }

    /// <summary>Operations; one of them must match.</summary>
    public IReadOnlyList<OperationFilter> Operations { get; init; } = [];

    /// <summary>Parts of labels; one must be found. <c>-</c> means no label.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Whether the run must have no label.</summary>
    public bool IsUnlabeled { get; init; }

    /// <summary>Tags; the run must have one of them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Parts of comments, in any case; one must be found. <c>-</c> means no comments.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>Whether the run must be marked, or must not be; <see langword="null"/> for either.</summary>
    public bool? IsMarked { get; init; }

    /// <summary>When it was started; <see langword="null"/> for any time.</summary>
    public StartedRange? Started { get; init; }

    /// <summary>The beginning of the source code digest; <see langword="null"/> for any.</summary>
    public string? Digest { get; init; }

    /// <summary>Statuses; the run must have one of them. Empty for any.</summary>
    public IReadOnlyList<RunStatus> Statuses { get; init; } = [];

    /// <summary>Statuses that the run must not have.</summary>
    public IReadOnlyList<RunStatus> ExcludedStatuses { get; init; } = [];

    /// <summary>What matters of the things that people note on runs that have finished long ago: the names of attributes.</summary>
    internal IReadOnlyList<string> Notes => [.. RunNotes.Names.Where(AsksFor)];

    /// <summary>Whether every run passes.</summary>
    public bool IsEmpty =>
        Expression is null && Operations.Count == 0 && Labels.Count == 0 && !IsUnlabeled && Tags.Count == 0 && Comments.Count == 0
        && IsMarked is null && Started is null && Digest is null && Statuses.Count == 0 && ExcludedStatuses.Count == 0;

    /// <summary>Whether a run passes. What costs least is asked first.</summary>
    public bool Matches(Run run, TimeZoneInfo zone, DateTimeOffset now) =>
        MatchesOperation(run)
        && (Started is not { } range || (run.Started is { } started && range.Contains(RunTime.Local(started, zone))))
        && (IsMarked is not { } marked || run.IsMarked == marked)
        && MatchesLabel(run)
        && (Tags.Count == 0 || Tags.Any(run.Tags.Contains))
        && MatchesComment(run)
        && (Digest is null || (run.SourceCodeDigest ?? "").StartsWith(Digest, StringComparison.Ordinal))
        && (Statuses.Count == 0 || Statuses.Contains(run.Status))
        && (ExcludedStatuses.Count == 0 || !ExcludedStatuses.Contains(run.Status))
        && (Expression is null || Expression.Matches(new RunValues(run, zone, now)));

    private bool AsksFor(string note) =>
        note switch
        {
            "label" => Labels.Count > 0 || IsUnlabeled,
            "tags" => Tags.Count > 0,
            "comments" => Comments.Count > 0,
            _ => IsMarked is not null,
        }
        || (Expression is { Names: var names } && (names.Contains(note) || names.Contains("attr:" + note)));

    private bool MatchesOperation(Run run)
    {
        if (Operations.Count == 0)
            return true;
        var text = RunOperation.Text(run);
        return Operations.Any(o => o.Matches(text));
    }

    private bool MatchesLabel(Run run)
    {
        if (IsUnlabeled && run.Label.Length > 0)
            return false;
        return Labels.Count == 0 || Labels.Any(l => l == "-" ? run.Label.Length == 0 : run.Label.Contains(l, StringComparison.Ordinal));
    }

    private bool MatchesComment(Run run) =>
        Comments.Count == 0 || Comments.Any(c => c == "-" ? run.Comments.Count == 0 : run.Comments.Any(r => Mentions(r, c)));

    private static bool Mentions(RunComment comment, string text) =>
        comment.User.Contains(text, StringComparison.OrdinalIgnoreCase)
        || comment.Host.Contains(text, StringComparison.OrdinalIgnoreCase)
        || comment.Body.Contains(text, StringComparison.OrdinalIgnoreCase);
}
