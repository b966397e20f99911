using System.Globalization;

namespace Guild.Bench;

/// <summary>The tables that a bench ends with.</summary>
internal static class Report
{
    /// <summary>Prints times and limits. Returns whether every limit was kept.</summary>
    public static bool Print(Plan plan, int rounds)
    {
        Line($"{"median of " + rounds + " interleaved runs",-50} {"ms",8} {"x F",8}");
        foreach (var command in plan.Commands)
            Line($"{command.Title,-50} {command.Median,8:N1} {command.Median / plan.Empty.Median,8:N2}");

        Line("");
        return PrintLimits(plan.Limits);
    }

    /// <summary>Prints times, without the yardstick of start-ups, and limits. Returns whether every limit was kept.</summary>
    public static bool Print(IEnumerable<Command> commands, IReadOnlyList<Limit> limits, int rounds)
    {
        Line($"{"median of " + rounds + " interleaved runs",-50} {"ms",8}");
        foreach (var command in commands)
            Line($"{command.Title,-50} {command.Median,8:N1}");
        Line("");
        return PrintLimits(limits);
    }

    /// <summary>Prints times of the same commands at several sizes.</summary>
    public static void PrintSizes(string title, IReadOnlyList<int> sizes, IEnumerable<IReadOnlyList<Command>> commands)
    {
        Line($"{title,-50}{string.Concat(sizes.Select(s => string.Create(CultureInfo.InvariantCulture, $" {s,8:N0}")))}");
        foreach (var command in commands)
            Line($"{command[0].Title,-50}{string.Concat(command.Select(c => string.Create(CultureInfo.InvariantCulture, $" {c.Median,8:N1}")))}");
        Line("");
    }

    private static bool PrintLimits(IReadOnlyList<Limit> limits)
    {
        Line($"{"limit",-50} {"figure",8} {"at most",8}");
        var kept = true;
        foreach (var limit in limits)
        {
            var figure = limit.Figure();
            kept &= figure <= limit.Most;
            Line($"{limit.Title,-50} {figure,8:N2} {limit.Most,8:N1} {limit.Unit,-4} {(figure <= limit.Most ? "pass" : "FAIL")}");
        }

        return kept;
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Line(string text) => Console.WriteLine(text);
}
