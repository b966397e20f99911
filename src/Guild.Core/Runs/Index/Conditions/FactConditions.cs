using System.Globalization;
using Guild.Abstractions;
using Guild.Core.Runs.Filters;
using Guild.Core.Runs.Index.Database;

namespace Guild.Core.Runs.Index.Conditions;

/// <summary>
/// What a filter expression needs of flags and scalars, as conditions of SQL. They let all runs through that match, and some that don't:
/// those with values that only the expression itself can compare.
/// </summary>
internal static class FactConditions
{
    // Numbers written in SQL are read again with a small error, and large ones compared otherwise than the expression does.
    private const double Margin = 1e-12;

    /// <summary>The condition on the numbers of runs; <see langword="null"/> when there is none that could be told without making the runs.</summary>
    /// <param name="needed">What is needed.</param>
    /// <param name="number">The number of a name in the index; <see langword="null"/> when no run has a fact of that kind and name.</param>
    public static string? Of(NeededComparison needed, Func<FactKind, string, long?> number)
    {
        if (Kinds(needed.Name, number) is not var (kinds, name))
            return null;
        var names = new List<long>();
        foreach (var kind in kinds)
        {
            if (number(kind, name) is { } known)
                names.Add(known);
        }

        var conditions = needed.Constants.Select(c => Condition(needed.Comparison, c)).ToArray();
        return conditions.Length == 0 || conditions.Contains(null)
            ? null
            : $"SELECT run FROM facts WHERE {SqlText.In("name", names)} AND ({string.Join(" OR ", conditions)} OR typeof(value)='blob')";
    }

    // A name without prefix may as well be that of something else, which comes first.
    private static (FactKind[] Kinds, string Name)? Kinds(string name, Func<FactKind, string, long?> number)
    {
        if (RunValues.HasPrefix(name, RunValues.FlagPrefix))
            return ([FactKind.Flag], name[RunValues.FlagPrefix.Length..]);
        if (name.Contains('#', StringComparison.Ordinal))
            return null;
        if (RunValues.HasPrefix(name, RunValues.ScalarPrefix))
            return ([FactKind.Scalar], name[RunValues.ScalarPrefix.Length..]);
        var isOther = name.Contains(':', StringComparison.Ordinal) || RunValues.IsComputed(name)
            || number(FactKind.Attribute, name) is not null || number(FactKind.OperationAttribute, name) is not null || number(FactKind.LoggedText, name) is not null;
        return isOther ? null : ([FactKind.Flag, FactKind.Scalar], name);
    }

    private static string? Condition(string comparison, Value constant) => constant switch
    {
        IntegerValue { Number: var number } => Condition(comparison, (double)number),
        FloatValue { Number: var number } => Condition(comparison, number),
        // Texts are ordered otherwise than SQLite does.
        TextValue { Text: var text } when comparison == "=" => $"value={SqlText.Text(text)}",
        _ => null,
    };

    private static string? Condition(string comparison, double number)
    {
        var margin = Math.Abs(number) * Margin;
        if (!double.IsFinite(number - margin) || !double.IsFinite(number + margin))
            return null;
        var (least, most) = ((number - margin).ToString("R", CultureInfo.InvariantCulture), (number + margin).ToString("R", CultureInfo.InvariantCulture));
        return comparison switch
        {
            "=" => $"value BETWEEN {least} AND {most}",
            "<" or "<=" => $"value<={most}",
            _ => $"value>={least}",
        };
    }
}
