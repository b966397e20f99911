using System.Text.RegularExpressions;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Queues;

/// <summary>A fixture for queues: staged runs, and what queues say of them.</summary>
public abstract partial class QueueTest : ProjectTest
{
    /// <summary>Stages a run and returns its id.</summary>
    protected string Stage(params string[] words)
    {
        var text = Project.GuildOk(["run", .. words, "--stage", "-y"]).Out;
        return StagedId().Match(text).Value;
    }

    /// <summary>The statuses of runs, in the order of the ids.</summary>
    protected IReadOnlyList<string> StatusesOf(params string[] ids) =>
        [.. ids.Select(id => Project.GuildOk("select", id, "--attr", "status").Out.Trim())];

    /// <summary>Messages with numbers for ids, and without times.</summary>
    protected static string Plain(string text) => Seconds().Replace(Time().Replace(RunIds.Numbered(text), "TIME "), "in N seconds");

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex StagedId();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d ")]
    private static partial Regex Time();

    [GeneratedRegex(@"in \d+\.\d{6} seconds")]
    private static partial Regex Seconds();
}
