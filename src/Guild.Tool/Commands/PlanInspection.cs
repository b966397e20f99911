using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Planning;
using Guild.Core.Planning.Explaining;
using Guild.Core.SourceCode;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands;

/// <summary>The options of <c>guild run</c> that show a part of the plan instead of carrying it out (cli.md B.8).</summary>
internal sealed class PlanInspection(
    OperationPages pages, SourceCodeSelector selector, GuildEnvironment environment, ITerminal terminal)
{
    /// <summary>Shows what was asked for; <see langword="false"/> when nothing was.</summary>
    public async Task<bool> ShowAsync(ParsedCommand asked, RunRequest request, PlannedRun planned, CancellationToken cancel)
    {
        if (asked.Has("help-model"))
            terminal.Out.Write(pages.Model(request.Operation));
        else if (asked.Has("test-sourcecode"))
            await ShowSourceCodeAsync(planned, cancel);
        else if (asked.Has("test-flags"))
            terminal.Out.Write(FlagReport.Render(planned));
        else if (asked.Has("explain"))
            terminal.Out.Write(ExplanationView.Render(Explanation.Of(planned, request), environment.CommandDirectory));
        else if (asked.Has("print-cmd"))
            terminal.Out.Write(CommandText.Command(planned));
        else if (asked.Has("print-env"))
            terminal.Out.Write(CommandText.Environment(planned));
        else if (asked.Has("print-trials"))
            throw new GuildException("cannot print trials for a non-batch operation");
        else if (asked.Has("save-trials"))
            throw new GuildException("cannot save trials for a non-batch operation");
        else
            return false;
        return true;
    }

    private async Task ShowSourceCodeAsync(PlannedRun planned, CancellationToken cancel)
    {
        var selection = await selector.SelectAsync(planned.SourceCode, cancel);
        foreach (var line in SourceCodeReport.Lines(selection, environment.WorkingDirectory))
            terminal.Out.WriteLine(line);
    }
}
