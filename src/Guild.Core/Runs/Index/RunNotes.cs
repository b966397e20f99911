namespace Guild.Core.Runs.Index;

/// <summary>The attributes that people change after a run has finished, Guild AI by writing over the file.</summary>
internal static class RunNotes
{
    /// <summary>In the order of the index' columns.</summary>
    public static IReadOnlyList<string> Names { get; } = ["label", "tags", "comments", "marked"];
}
