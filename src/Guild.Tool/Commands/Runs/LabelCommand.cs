using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Labels;
using Guild.Core.Logging;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Running;

namespace Guild.Tool.Commands.Runs;

/// <summary><c>guild label</c> (cli.md B.16).</summary>
internal sealed class LabelCommand(ChosenRuns chosen, ChangingRuns changing, IGuildLog log) : ICommand
{
    private static readonly string[] Actions = ["set", "append", "prepend", "remove", "clear"];

    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "label",
        Summary = "Set the labels of runs.",
        Description =
            $$"""
            Set, extend or clear the labels of runs. Without RUN the latest run is labeled.

            VAL may hold references, which are filled in for each run: '${NAME}' is a flag's value, '${label}' the label so far, and
            '${default_label}' the label that the run would have without one. There are also '${run_id}', '${short_id}', '${op}' and '${model}'.
            Filters behind a '|' change a value:

              guild label --set 'lr=${lr|%.3f} ${sched|default:none}'
              guild label --append best 3

            '--remove' takes away words, never parts of them; it may be used several times.

            {{FilterOptions.Help}}
            """,
        Arguments = [new ArgumentSpec("RUN") { TakesMany = true }],
        Options =
        [
            new("set", "Set the label to VAL.") { Short = "-s", ValueName = "VAL" },
            new("prepend", "Put VAL in front of the label.") { Short = "-p", ValueName = "VAL" },
            new("append", "Put VAL behind the label.") { Short = "-a", ValueName = "VAL" },
            new("remove", "Take VAL out of the label.") { Short = "-rm", ValueName = "VAL", IsRepeatable = true },
            new("clear", "Remove the label.") { Short = "-c" },
            new("yes", "Don't ask.") { Short = "-y" },
            .. FilterOptions.Specs,
        ],
        Type = typeof(LabelCommand),
    };

    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        Incompatible.CheckOnlyOne(asked, Actions);
        var change = Change(asked) ?? throw UsageErrors.MissingOneOf(Actions, asked.TypedName);
        return changing.ChangeAsync(asked, chosen.ManyOrLatest(asked), change);
    }

    private RunsChange? Change(ParsedCommand asked)
    {
        if (asked.Value("set") is { } text)
            return Labels($"label the following runs with '{text}':", run => Render(text, run));
        if (asked.Value("prepend") is { } front)
            return Labels($"prepend '{front}' to the label of the following runs:", run => $"{Render(front, run)} {run.Label}");
        if (asked.Value("append") is { } end)
            return Labels($"append '{end}' to the label of the following runs:", run => $"{run.Label} {Render(end, run)}");
        if (asked.Values("remove") is { Count: > 0 } parts)
        {
            return Labels(
                $"remove {string.Join(", ", parts.Select(p => $"'{p}'"))} from the label of the following runs:",
                run => parts.Aggregate(run.Label, (rest, part) => LabelWords.Remove(rest, Render(part, run))));
        }

        return asked.Has("clear")
            ? new RunsChange("You are about to clear the label of the following runs:", "Cleared label for", run => RunAttributes.Delete(run.Directory, "label"))
            : null;
    }

    private static RunsChange Labels(string action, Func<Run, string> label) => new(
        "You are about to " + action,
        "Labeled",
        run => RunAttributes.Write(run.Directory, "label", Value.Of(label(run).Trim())));

    private string Render(string template, Run run)
    {
        // Of ten thousand runs that get the same label, none has to be read.
        if (!template.Contains('$', StringComparison.Ordinal))
            return template.Trim();
        var flags = run.Flags.Entries.Where(e => e.Name is not null).Select(e => new NamedValue(e.Name!, e.Value)).ToList();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["default_label"] = LabelTemplate.Default(flags, Path.Exists),
            ["label"] = run.Label,
            ["run_id"] = run.Id.Value,
            ["short_id"] = run.Id.Short,
            ["op"] = run.OpRef?.OperationName ?? "",
            ["model"] = run.OpRef?.ModelName ?? "",
        };
        var warnings = new List<string>();
        var label = LabelTemplate.Render(template, flags, texts, Path.Exists, warnings);
        // Many runs are changed side by side.
        lock (log)
        {
            foreach (var warning in warnings)
                log.Warning(warning);
        }

        return label.Trim();
    }
}
