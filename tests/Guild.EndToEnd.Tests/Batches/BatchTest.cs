using System.Text.RegularExpressions;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Batches;

/// <summary>A fixture for batches: what they print and leave, ids replaced by numbers in the order in which they come up.</summary>
public abstract partial class BatchTest : ProjectTest
{
    /// <summary>An operation <c>work</c> that prints its flag x as loss, and fails where that is 3.</summary>
    protected void GivenWork()
    {
        Project.With("guild.yml", """
                work:
                  exec: ./work.sh
                  flags: {x: 1, y: {default: null}}
                """)
            .WithProgram("work.sh", "#!/bin/sh\necho \"loss: $FLAG_X\"\ntest \"$FLAG_X\" != 3\n");
    }

    /// <summary>The runs that are batches, oldest first.</summary>
    protected IReadOnlyList<string> BatchRuns => [.. Project.RunDirectories.Where(d => Directory.Exists(Path.Combine(d, ".guild", "proto"))).Reverse()];

    /// <summary>The lines of <c>guild runs</c>, newest first, without index, id and time.</summary>
    protected IReadOnlyList<string> Listed(params string[] options) =>
    [
        .. Project.GuildOk(["runs", .. options]).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => string.Join(' ', Listing().Replace(l, "").Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];

    /// <summary>Text with <c>ID1</c>, <c>ID2</c>, … instead of run ids.</summary>
    protected static string WithoutIds(string text) => RunIds.Numbered(text);

    [GeneratedRegex(@"^\[[^]]+\]|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")]
    private static partial Regex Listing();
}
