using System.Globalization;
using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Runs;

namespace Guild.Tool.Views;

/// <summary>The facts about a run that details begin with (cli.md B.13 rule 7, B.14).</summary>
internal sealed class RunFields(GuildEnvironment environment, TimeZoneInfo zone)
{
    /// <summary>The facts, in order; what is missing is empty text.</summary>
    public IReadOnlyList<(string Name, Value Value)> Of(Run run) =>
    [
        ("id", Value.Of(run.Id.Value)),
        ("operation", Value.Of(RunOperation.Text(run))),
        ("from", Value.Of(WithTilde(RunOperation.From(run)))),
        ("status", Value.Of(run.State.Text)),
        ("started", Value.Of(RunTime.Text(run.Started, zone))),
        ("stopped", Value.Of(RunTime.Text(run.Stopped, zone))),
        ("marked", Value.Of(run.IsMarked ? "yes" : "no")),
        ("label", Value.Of(run.Label)),
        ("sourcecode_digest", Value.Of(run.SourceCodeDigest ?? "")),
        ("vcs_commit", Value.Of((run["vcs_commit"] as TextValue)?.Text ?? "")),
        ("run_dir", Value.Of(WithTilde(run.Directory.Path))),
        ("command", Value.Of(Command(run.Command))),
        ("exit_status", run.ExitStatus is { } status ? Value.Of(status) : Value.Of("")),
        ("pid", run.State.ProcessId is { } id ? Value.Of((long)id) : Value.Of("")),
    ];

    /// <summary>The facts as lines, <c>name: value</c>.</summary>
    public IEnumerable<string> Lines(Run run) =>
        Of(run).Select(f => $"{f.Name}: {(f.Value is IntegerValue number ? number.Number.ToString(CultureInfo.InvariantCulture) : ((TextValue)f.Value).Text)}");

    /// <summary>A path with <c>~</c> for the user's home.</summary>
    public string WithTilde(string path) => ProjectPathText.WithTilde(path, environment.UserHome);

    // For people to read, not for a shell: nothing within the quotes is escaped.
    private static string Command(IReadOnlyList<string> words) =>
        string.Join(' ', words.Select(w => w.Length == 0 || w.Contains(' ', StringComparison.Ordinal) ? $"\"{w}\"" : w));
}
