using Guild.Core;
using Guild.Core.Runs;
using Guild.Tool.Terminal;

namespace Guild.Tool.Views;

/// <summary>Runs as rows of tables: in the list, and in previews of what will be done to them.</summary>
internal sealed class RunRows(GuildEnvironment environment, TimeZoneInfo zone)
{
    // Many runs come from few projects and operations. An opref that runs share is one object.
    private readonly Dictionary<string, string> _projects = new(StringComparer.Ordinal);
    private readonly Dictionary<object, (string Operation, string Project)> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The attributes that rows show.</summary>
    public static AttributeNames Attributes { get; } = new("started", "marked", "label", "exit_status");

    /// <summary>Preview rows: <c>  [726ffb90]  cnn:train  2024-05-01 12:25:20  completed  exp 0.2</c>.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="width">Where lines are cut; <see langword="null"/> for not at all.</param>
    public IEnumerable<string> Short(IReadOnlyList<Run> runs, int? width = null) =>
        Table.Format([.. (runs is RunList list ? list.With(Attributes) : runs).Select(r => Row(r, $"[{r.Id.Short}]"))], width, indent: 2);

    /// <summary>A row with its first cell given: operation, start, status and label follow.</summary>
    public IReadOnlyList<string> Row(Run run, string first) =>
        [first, Operation(run), RunTime.Text(run.Started, zone), run.State.Text, OneLine(run.Label)];

    /// <summary>A row without id and time.</summary>
    public IReadOnlyList<string> SimpleRow(Run run, string first) => [first, Operation(run), run.State.Text, OneLine(run.Label)];

    /// <summary>The project of a run in parentheses, with a blank in front; empty when it is that of the current directory.</summary>
    public string Project(Run run) => Known(run).Project;

    private string Operation(Run run) => Known(run).Operation + (run.IsMarked ? " [marked]" : "");

    private (string Operation, string Project) Known(Run run)
    {
        if (run.OpRef is not { } opRef || run.IsBatch)
            return OperationAndProject(run);
        if (!_known.TryGetValue(opRef, out var known))
            _known[opRef] = known = OperationAndProject(run);
        return known;
    }

    private (string Operation, string Project) OperationAndProject(Run run)
    {
        var project = FindProject(run);
        return (RunOperation.Text(run) + project, project);
    }

    private string FindProject(Run run)
    {
        if (RunOperation.ProjectDirectory(run) is not { } project)
            return "";
        if (!_projects.TryGetValue(project, out var shown))
            _projects[project] = shown = ProjectPathText.Of(project, environment.WorkingDirectory, environment.UserHome) is { } text ? $" ({text})" : "";
        return shown;
    }

    // A label with a line break would tear the table apart.
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
