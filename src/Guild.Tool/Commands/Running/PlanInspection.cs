using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Planning;
using Guild.Core.Planning.Explaining;
using Guild.Core.Runs;
using Guild.Core.Scalars;
using Guild.Core.SourceCode;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Projects;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Running;

/// <summary>The options of <c>guild run</c> that show a part of the plan instead of carrying it out (cli.md B.8).</summary>
internal sealed class PlanInspection(
    OperationPages pages, SourceCodeSelector selector, OperationFlags flags, GuildEnvironment environment, ITerminal terminal, IGuildLog log)
{
    /// <summary>Shows what was asked for; <see langword="false"/> when nothing was.</summary>
    public async Task<bool> ShowAsync(ParsedCommand asked, RunRequest request, PlannedRun planned, CancellationToken cancel)
    {
        if (asked.Has("help-model"))
            terminal.Out.Write(pages.Model(request.Operation));
        else if (asked.Value("test-output-scalars") is { } scalarOutput)
            TestOutput(scalarOutput, OutputPatternTest.ForScalars(planned.Operation.OutputScalars, log), "scalars");
        else if (asked.Value("test-output-attrs") is { } attributeOutput)
            TestOutput(attributeOutput, OutputPatternTest.ForAttributes(planned.Operation.OutputAttrs, log), "attrs");
        else if (asked.Has("test-sourcecode"))
            await ShowSourceCodeAsync(planned, cancel);
        else if (asked.Has("test-flags"))
            await ShowFlagsAsync(planned, cancel);
        else if (asked.Has("explain"))
            terminal.Out.Write(ExplanationView.Render(Explanation.Of(planned, request), environment.CommandDirectory));
        else if (asked.Has("print-cmd"))
            terminal.Out.Write(CommandText.Command(planned));
        else if (asked.Has("print-env"))
            terminal.Out.Write(CommandText.Environment(planned));
        else if (asked.Has("print-trials"))
            PrintTrials(planned);
        else if (asked.Value("save-trials") is { } path)
            SaveTrials(planned, path);
        else
            return false;
        return true;
    }

    private void PrintTrials(PlannedRun planned)
    {
        foreach (var line in TrialsView.Lines(Trials(planned, "print")))
            terminal.Out.WriteLine(line);
    }

    private void SaveTrials(PlannedRun planned, string path)
    {
        var trials = Trials(planned, "save");
        var full = Directories.MakeAbsolute(path, environment.WorkingDirectory, environment.UserHome);
        var text = TrialsView.FileText(trials, Path.GetExtension(path));
        terminal.Out.WriteLine($"Saving trials to {ProjectPathText.WithTilde(full, environment.UserHome)}");
        try
        {
            File.WriteAllText(full, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GuildException($"cannot write {path}: {e.Message}");
        }
    }

    private static IReadOnlyList<IReadOnlyList<NamedValue>> Trials(PlannedRun planned, string verb)
    {
        var batch = planned.Batch ?? throw new GuildException($"cannot {verb} trials for a non-batch operation");
        // The words of the batch's process, which the original starts for this.
        return batch.Trials ?? throw new GuildException(new GuildError("ERROR: [guild] optimizer does not support printing trials") { IsBare = true });
    }

    private void TestOutput(string path, OutputPatternTest test, string what)
    {
        if (test.IsDisabled)
        {
            terminal.Error.WriteLine($"Output {what} disabled, nothing to test");
            return;
        }

        var isTyped = path == "-" && terminal.IsInTerminal;
        if (isTyped)
            terminal.Error.WriteLine("Type patterns and press Enter to test. Use Ctrl-c or empty line to exit.");
        using var input = path == "-" ? terminal.In : OpenText(path);
        while (input.ReadLine() is { } line && !(isTyped && line.Length == 0))
        {
            foreach (var shown in test.Lines(line))
                terminal.Out.WriteLine(shown);
            if (isTyped)
                terminal.Out.Flush();
        }
    }

    private StreamReader OpenText(string path)
    {
        var full = Directories.MakeAbsolute(path, environment.WorkingDirectory, environment.UserHome);
        return File.Exists(full) ? new StreamReader(full) : throw new GuildException($"{path} does not exist");
    }

    private async Task ShowFlagsAsync(PlannedRun planned, CancellationToken cancel)
    {
        if (planned.Definition is { } definition)
        {
            foreach (var line in await new FlagImportReport(flags, environment).LinesAsync(definition, cancel))
                terminal.Error.WriteLine(line);
        }

        terminal.Out.Write(FlagReport.Render(planned));
    }

    private async Task ShowSourceCodeAsync(PlannedRun planned, CancellationToken cancel)
    {
        var selection = await selector.SelectAsync(planned.SourceCode, cancel);
        foreach (var line in SourceCodeReport.Lines(selection, environment.WorkingDirectory))
            terminal.Out.WriteLine(line);
    }
}
