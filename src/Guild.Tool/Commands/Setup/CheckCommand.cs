using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.GuildFiles.Schema;
using Guild.Core.Operations;
using Guild.Core.Running;
using Guild.Core.Steps;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Setup.SelfTests;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Setup;

/// <summary><c>guild check</c>: the setup, and what is wrong in the project's Guild file (cli.md B.25).</summary>
internal sealed class CheckCommand(
    GuildEnvironment environment,
    SetupReport setup,
    SelfTestRunner tests,
    GuildFileLoader guildFiles,
    StepDiagnosis steps,
    IProcessRunner processes,
    ITerminal terminal,
    StopRequest stop) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "check",
        Summary = "Check the setup and the project's Guild file.",
        Description = """
            Check the setup and the project's Guild file.

            Shows which guild, Guild home, plugins, Python and Python libraries are used here. If the current directory has a Guild file, all problems in it
            are shown with the line that each is in: errors, which keep it from being used, and warnings, such as attributes that guild
            does not know.

            With --tests, guild tests this installation: whether the Guild home can be written, all plugins load, and operations of each
            kind run, are recorded and can be moved. The tests work in temporary folders, and leave your runs alone.

            For editors, --json lists the same problems with their places, and --schema prints the JSON Schema of Guild files.

            The exit code is 0 when nothing is wrong; warnings don't count.
            """,
        Options =
        [
            new("env", "Show the environment only: guild, Python."),
            new("no-info", "Do not show the setup, only problems.") { Short = "-n" },
            new("json", "Show the problems of the Guild file as JSON, and nothing else."),
            new("schema", "Show the JSON Schema of Guild files, and nothing else."),
            new("space", "Show the disk space that the Guild home uses."),
            new("version", "Fail unless this guild's version matches REQUIRED, as in '>=0.1'.") { ValueName = "REQUIRED" },
            new("tensorflow", "Show the version of TensorFlow, too."),
            new("pytorch", "Show the version of PyTorch, too."),
            new("r-script", "Show the version of Rscript, too."),
            new("verbose", "Show the versions of more libraries.") { Short = "-v" },
            new("tests", "Test this installation.") { Short = "-T" },
            new("test", $"Make this test only: {string.Join(", ", SelfTestList.Names)}. May be used several times.") { Short = "-t", ValueName = "TEST", IsRepeatable = true },
            new("skip", "Leave this test out. May be used several times.") { Short = "-s", ValueName = "TEST", IsRepeatable = true },
            new("force-test", "Make tests, too, that this machine lacks something for."),
            new("fast", "End at the first test that fails.") { Short = "-f" },
            new("concurrency", "Make N tests at once (default: one for each processor).") { Short = "-c", ValueName = "N", IsInteger = true, Minimum = 1 },
            new("notify", "Show a notice on the desktop at the end."),
            new("offline", "Do not look for a newer version (nothing is ever looked up in this version).") { Opposite = "--no-offline", IsHidden = true },
        ],
        Type = typeof(CheckCommand),
    };

    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        if (asked.Value("version") is { } required)
            VersionRequirement.Check(required, ToolVersion.Text);
        if (asked.Has("schema"))
        {
            terminal.Out.Write(GuildFileSchema.Text());
            return 0;
        }

        if (asked.Has("json"))
            return ShowJson();
        var wanted = Wanted(asked);
        var isGood = await CheckAsync(asked, wanted);
        if (asked.Has("notify"))
            await NotifyAsync(isGood);
        return isGood ? 0 : ExitCodes.Of(Outcome.Error);
    }

    private async Task<bool> CheckAsync(ParsedCommand asked, IReadOnlyList<SelfTest> wanted)
    {
        if (!asked.Has("no-info"))
            await setup.ShowAsync(asked);
        if (asked.Has("space"))
            setup.ShowSpace();
        var isGood = asked.Has("env") || ShowGuildFile();
        if (wanted.Count > 0 && !await tests.RunAsync(wanted, TestOptions(asked), stop.Token))
        {
            terminal.Out.Flush();
            terminal.Error.WriteLine("guild: one or more tests failed - see above for details");
            isGood = false;
        }

        return isGood;
    }

    private static IReadOnlyList<SelfTest> Wanted(ParsedCommand asked)
    {
        var wanted = asked.Has("tests") ? SelfTestList.All : SelfTestList.Named(asked.Values("test"));
        // A name that is no test's leaves nothing out, and is a mistake.
        SelfTestList.Named(asked.Values("skip"));
        return wanted;
    }

    private static SelfTestOptions TestOptions(ParsedCommand asked) => new(asked.Integer("concurrency") ?? Environment.ProcessorCount)
    {
        Skipped = asked.Values("skip"),
        IsForced = asked.Has("force-test"),
        StopsAtFailure = asked.Has("fast"),
    };

    private async Task NotifyAsync(bool isGood)
    {
        if (await DesktopNotice.ShowAsync(isGood ? "check has ended: all is well" : "check has ended: there are problems", processes, stop.Token) is { } hindrance)
            terminal.Error.WriteLine($"WARNING: cannot show a notice: {hindrance}");
    }

    private GuildFileReading? Examine() => guildFiles.Examine() is { } reading ? steps.Complete(reading) : null;

    private bool ShowGuildFile()
    {
        if (Examine() is not { } reading)
            return true;
        terminal.Out.Flush();
        terminal.Error.Write(GuildFileReport.Text(reading, environment.WorkingDirectory));
        if (reading.Errors.Count == 0)
            return true;
        terminal.Error.WriteLine("guild: there are problems with your setup\nRefer to the issues above for more information or rerun check with the --verbose option.");
        return false;
    }

    private int ShowJson()
    {
        var reading = Examine();
        terminal.Out.Write(GuildFileReport.Json(reading, environment.CommandDirectory));
        return reading is { Errors.Count: > 0 } ? ExitCodes.Of(Outcome.Error) : 0;
    }
}
