using Guild.Abstractions;
using Guild.Core.Labels;
using Guild.Core.Runs;
using Guild.Core.Text;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Running;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs;

/// <summary><c>guild tag</c> (cli.md B.16).</summary>
internal sealed class TagCommand(ChosenRuns chosen, ChangingRuns changing, ITerminal terminal) : ICommand
{
    private static readonly string[] Actions = ["add", "delete", "clear", "list-all"];

    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "tag",
        Summary = "Add tags to runs, or take them away.",
        Description =
            $"""
            Add tags to runs, or take them away. Without RUN the latest run is changed.

            Tags are deleted before others are added, so '--clear --add best' leaves only one.

            Labels stay as they are; with '--sync-labels' deleted tags are taken out of them and added ones put in front.

            '--list-all' prints the tags of the chosen runs, without RUN of all.

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN") { TakesMany = true }],
        Options =
        [
            new("add", "Add TAG. May be used several times.") { Short = "-a", ValueName = "TAG", IsRepeatable = true },
            new("delete", "Delete TAG. May be used several times.") { Short = "-d", ValueName = "TAG", IsRepeatable = true },
            new("clear", "Delete all tags.") { Short = "-c" },
            new("sync-labels", "Change labels like the tags.") { Short = "-s" },
            new("list-all", "Print the tags of the runs."),
            new("yes", "Don't ask.") { Short = "-y" },
            .. FilterOptions.Specs,
        ],
        Type = typeof(TagCommand),
    };

    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        if (!Actions.Any(asked.Has))
            throw UsageErrors.MissingOneOf(Actions, asked.TypedName);
        Incompatible.Check(asked, "specified", ("list-all", "add"), ("list-all", "delete"), ("list-all", "clear"));
        if (asked.Has("list-all"))
        {
            foreach (var tag in Sorted(chosen.Many(asked).SelectMany(r => r.Tags)))
                terminal.Out.WriteLine(tag);
            return Task.FromResult(0);
        }

        var note = asked.Has("sync-labels")
            ? "Labels are updated to reflect the latest tags."
            : "Labels are not updated - use --sync-labels to apply changes run labels.";
        var sentence = $"You are about to modify tags for the following runs:\n{terminal.DimError(note)}";
        return changing.ChangeAsync(asked, chosen.ManyOrLatest(asked), new RunsChange(sentence, "Modified tags for", run => Change(run, asked)));
    }

    private static void Change(Run run, ParsedCommand asked)
    {
        var added = asked.Values("add");
        var deleted = asked.Has("clear") ? run.Tags : asked.Values("delete");
        RunAttributes.Write(run.Directory, "tags", Value.OfTexts(Sorted(run.Tags.Except(deleted).Concat(added))));
        if (asked.Has("sync-labels"))
            SyncLabel(run, added, deleted);
    }

    private static void SyncLabel(Run run, IReadOnlyList<string> added, IReadOnlyList<string> deleted)
    {
        var rest = deleted.Aggregate(run.Label, LabelWords.Remove);
        var front = added.Distinct().Where(t => !LabelWords.Contains(run.Label, t));
        var label = string.Join(' ', front.Append(rest)).Trim();
        if (label != run.Label)
            RunAttributes.Write(run.Directory, "label", Value.Of(label));
    }

    private static string[] Sorted(IEnumerable<string> tags)
    {
        string[] sorted = [.. tags.Distinct()];
        Array.Sort(sorted, CodePointOrder.Instance);
        return sorted;
    }
}
