namespace Guild.Tool.Views;

/// <summary>Lines below a row of a verbose listing (cli.md A.5).</summary>
internal static class DetailLines
{
    /// <summary>A list under its name: one item a line, or <c>-</c> when there is none.</summary>
    public static IEnumerable<string> Of(string name, IReadOnlyList<string> items) =>
        items.Count == 0 ? [$"  {name}: -"] : [$"  {name}:", .. items.Select(i => $"      {i}")];

    /// <summary>The lines of a description after its first.</summary>
    public static IReadOnlyList<string> AfterSummary(string description) =>
        [.. description.Split('\n').Skip(1).Where(l => l.Length > 0)];
}
