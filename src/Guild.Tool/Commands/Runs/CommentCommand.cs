using System.Globalization;
using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Planning;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Running;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Runs;

/// <summary><c>guild comment</c> (cli.md B.16).</summary>
internal sealed class CommentCommand(ChosenRuns chosen, ChangingRuns changing, CommentListView view, RunRows rows, Editor editor, GuildEnvironment environment, TimeProvider clock)
    : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "comment",
        Summary = "Comment on runs.",
        Description =
            $"""
            Add comments to runs, list or delete them. Without RUN the latest run is meant.

            Without '--add' an editor opens, that of VISUAL or EDITOR; with both '--add' and '--edit' it begins with COMMENT.

            Comments are numbered from 1, oldest first: see '--list'.

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN") { TakesMany = true }],
        Options =
        [
            new("list", "List comments.") { Short = "-l" },
            new("add", "Add COMMENT.") { Short = "-a", ValueName = "COMMENT" },
            new("edit", "Write the comment in an editor.") { Short = "-e" },
            new("delete", "Delete the comment of this number.") { Short = "-d", ValueName = "INDEX", IsInteger = true, Minimum = 1 },
            new("clear", "Delete all comments.") { Short = "-c" },
            new("user", "Who comments (USER at this host).") { Short = "-u", ValueName = "USER[@HOST]" },
            new("yes", "Don't ask.") { Short = "-y" },
            .. FilterOptions.Specs,
        ],
        Type = typeof(CommentCommand),
    };

    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        Incompatible.Check(
            asked,
            "specified",
            ("list", "add"),
            ("list", "edit"),
            ("list", "delete"),
            ("list", "clear"),
            ("add", "delete"),
            ("add", "clear"),
            ("edit", "delete"),
            ("edit", "clear"),
            ("delete", "clear"));
        var runs = chosen.ManyOrLatest(asked);
        if (!asked.Has("list"))
            return changing.ChangeAsync(asked, runs, asked.Has("clear") ? Clear : asked.Integer("delete") is { } index ? Delete(runs, index) : Add(asked, runs));
        view.Show(runs);
        chosen.WarnOfDamage(runs);
        return Task.FromResult(0);
    }

    private static RunsChange Clear { get; } = new(
        "WARNING: You are about to delete ALL comments from the following runs:",
        "Deleted all comments for",
        run => RunAttributes.Delete(run.Directory, "comments"))
    {
        IsWarning = true,
    };

    private static RunsChange Delete(IReadOnlyList<Run> runs, int index)
    {
        foreach (var run in runs)
            Check(run);
        return new RunsChange(
            string.Create(CultureInfo.InvariantCulture, $"You are about to delete comment {index} from the following runs:"),
            "Deleted comment for",
            run =>
            {
                Check(run);
                Write(run, Stored(run).Where((_, i) => i != index - 1));
            });

        void Check(Run run)
        {
            if (index > Stored(run).Count)
                throw new GuildException(string.Create(CultureInfo.InvariantCulture, $"run {run.Id.Short} has no comment {index}"));
        }
    }

    private RunsChange Add(ParsedCommand asked, IReadOnlyList<Run> runs)
    {
        var isEdited = asked.Has("edit") || !asked.Has("add");
        // Without runs there is nothing to write about.
        var body = runs.Count == 0 ? "" : isEdited ? editor.EditComment("the following runs", [.. rows.Short(runs)], asked.Value("add") ?? "") : Editor.CheckComment(asked.Value("add")!);
        var author = asked.Value("user") ?? environment.Variable("USER") ?? "";
        var at = asked.Has("user") ? author.IndexOf('@', StringComparison.Ordinal) : -1;
        var host = at >= 0 ? author[(at + 1)..] : "";
        var comment = new RunComment(body, at >= 0 ? author[..at] : author, host.Length > 0 ? host : PlatformFacts.Host, RunTime.ToMicroseconds(clock.GetUtcNow()));
        return new RunsChange("You are about to add a comment to the following runs:", "Added comment to", run => Write(run, Stored(run).Append(comment.ToValue())))
        {
            IsAsked = !isEdited,
        };
    }

    // As they are stored, so that what others have put into them stays.
    private static List<MapValue> Stored(Run run) => run["comments"] is ListValue list ? [.. list.Items.OfType<MapValue>()] : [];

    private static void Write(Run run, IEnumerable<MapValue> comments) => RunAttributes.Write(run.Directory, "comments", new ListValue([.. comments]));
}
