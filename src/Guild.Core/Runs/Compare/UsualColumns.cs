using Guild.Core.Runs.Columns;
using Guild.Core.Runs.Filters;
using Guild.Core.Text;

namespace Guild.Core.Runs.Compare;

/// <summary>The columns of a run whose operation asks for none: flags, logged attributes, the step, scalars.</summary>
internal static class UsualColumns
{
    private const string System = "sys/";

    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<ColumnSpec> Of(Run run, RunValues values, bool hasAllScalars)
    {
        var columns = new List<ColumnSpec>();
        columns.AddRange(Sorted(run.Flags.Entries.Select(e => e.Name).OfType<string>()).Select(n => new ColumnSpec(ColumnSource.Flag, n)));
        columns.AddRange(Sorted(values.Scalars.Texts.Select(t => t.Key)).Select(n => new ColumnSpec(ColumnSource.Attribute, n)));
        var tags = Sorted(values.Scalars.Summaries.Select(s => s.Tag).Where(t => hasAllScalars || !t.StartsWith(System, StringComparison.Ordinal)));
        if (tags.Length == 0)
            return columns;
        var timed = tags.Contains("loss") ? "loss" : tags.FirstOrDefault(t => !t.StartsWith(System, StringComparison.Ordinal)) ?? tags[0];
        columns.Add(new ColumnSpec(ColumnSource.Scalar, timed) { IsStep = true, GivenHeading = "step" });
        columns.AddRange(tags.Select(t => new ColumnSpec(ColumnSource.Scalar, t) { GivenHeading = t }));
        return columns;
    }

    private static string[] Sorted(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(NaturalOrder.Instance)];
}
