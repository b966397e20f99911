using System.Text;
using Guild.Abstractions;
using Guild.Core.Runs.Filters;
using Guild.Core.Runs.Index.Database;
using Guild.Core.Runs.Index.Rows;

namespace Guild.Core.Runs.Index.Conditions;

/// <summary>
/// What a filter asks of labels, tags, comments and marks, as conditions of SQL. They let all runs through that pass, and some that don't:
/// parts of texts are looked for among the bytes of whole values.
/// </summary>
internal static class NoteConditions
{
    private static readonly string EmptyText = SqlText.Blob(ValueBytes.Write(Value.Of("")));
    private static readonly string TextTag = SqlText.Blob(ValueBytes.Write(Value.Of("")).AsSpan(0, 1));
    private static readonly string ListTag = SqlText.Blob(ValueBytes.Write(new ListValue([])).AsSpan(0, 1));
    private static readonly string Marked = SqlText.Blob(ValueBytes.Write(Value.True));

    /// <summary>The conditions, on columns of the table of notes.</summary>
    public static IEnumerable<string> Of(RunFilter filter)
    {
        if (filter.IsMarked is { } isMarked)
            yield return isMarked ? $"marked={Marked}" : $"(marked IS NULL OR marked<>{Marked})";
        if (filter.IsUnlabeled)
            yield return IsUnlabeled;
        if (filter.Labels.Count > 0)
            yield return Any(filter.Labels.Select(l => l == "-" ? IsUnlabeled : Mentions("label", l)));
        if (filter.Tags.Count > 0)
            yield return Any(filter.Tags.Select(t => Mentions("tags", t)));
        // What is found in any case can't be found among bytes.
        if (filter.Comments.Count > 0 && !filter.Comments.Contains("-"))
            yield return "comments IS NOT NULL";
    }

    // A label that is no text counts as none.
    private static string IsUnlabeled => $"(label IS NULL OR label={EmptyText} OR substr(label,1,1)<>{TextTag})";

    // Every text has the empty one in it, also that of a run without a label. A number that is a label is looked at as text by whoever asks.
    private static string Mentions(string note, string text) => text.Length == 0
        ? "1"
        : $"(instr({note},{SqlText.Blob(Encoding.UTF8.GetBytes(text))})>0 OR {note} IS NOT NULL AND substr({note},1,1) NOT IN ({TextTag},{ListTag}))";

    private static string Any(IEnumerable<string> conditions) => $"({string.Join(" OR ", conditions)})";
}
