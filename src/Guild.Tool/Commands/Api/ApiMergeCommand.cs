using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Core.Runs.Merging;
using Guild.Core.Text;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Runs;
using Guild.Tool.Commands.Runs.Transfer;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Api;

/// <summary><c>guild api merge</c> (cli.md C.13): a merge whose answer is one map.</summary>
internal sealed class ApiMergeCommand(ChosenRuns chosen, MergeSafety safety, ApiRun view, GuildEnvironment environment, IProcessTable processes, ITerminal terminal, StopRequest stop)
    : ICommand
{
    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        if (!asked.Has("yes") && !asked.Has("preview"))
            throw new GuildException("--yes must be specified for this command when --preview is not used\nTry 'guild api merge --help' for more information.");
        var options = MergeCommand.Read(asked);
        var run = chosen.One(asked);
        var target = MergeTarget.Of(asked, run, environment);
        var plan = MergePlan.Of(run, target.Path, options);
        terminal.Out.WriteLine(PythonJson.Write(await AnswerAsync(asked, plan), asked.Has("format")));
        return 0;
    }

    private async Task<Value> AnswerAsync(ParsedCommand asked, MergePlan plan)
    {
        if (!asked.Has("replace"))
        {
            var danger = await safety.CheckAsync(plan, asked.Has("no-replace"), stop.Token);
            if (danger.Replaced.Count > 0)
                return Response("replacement-paths", ("paths", Value.OfTexts(danger.Replaced)));
            if (danger.Unstaged.Count > 0)
                return Response("unstaged-paths", ("paths", Value.OfTexts(danger.Unstaged)));
        }

        if (asked.Has("preview"))
        {
            return Response(
                "preview",
                ("run", view.Brief(plan.Run)),
                ("targetDir", Value.Of(plan.Target)),
                ("toCopy", Files(plan.ToCopy, withReason: false)),
                ("toSkip", Files(plan.ToSkip, withReason: true)));
        }

        if (plan.ToCopy.Count == 0)
            return Response("nothing-to-copy");
        plan.Sweep(processes);
        foreach (var file in plan.ToCopy)
            plan.Copy(file);
        return Response("ok", ("copied", Value.OfTexts(plan.ToCopy.Select(f => f.TargetPath!))));
    }

    private static MapValue Response(string name, params MapEntry[] rest) => new([("resp", Value.Of(name)), .. rest]);

    private static ListValue Files(IEnumerable<MergeFile> files, bool withReason) => new(
        [.. files.OrderBy(f => f.RunPath, CodePointOrder.Instance).Select(f => (Value)new MapValue(
        [
            ("fileType", Value.Of(f.Kind switch { FileKind.SourceCode => "s", FileKind.Dependency => "d", _ => "o" })),
            ("runPath", Value.Of(f.RunPath)),
            ("targetPath", Value.Of(f.TargetPath)),
            .. withReason ? [("reason", Value.Of(Code(f.Reason)))] : Array.Empty<MapEntry>(),
        ]))]);

    private static string Code(MergeReason reason) => reason switch
    {
        MergeReason.Unchanged => "u",
        MergeReason.NonProjectFile => "?",
        MergeReason.NonProjectDependency => "npd",
        MergeReason.SkippedDependency => "d",
        MergeReason.SkippedSourceCode => "s",
        _ => "x",
    };
}
