using Guild.Abstractions;
using Guild.Core.Batches;
using Guild.Core.GuildFiles;
using Guild.Core.Queues;

namespace Guild.Core.Planning;

/// <summary>
/// A program that is guild itself: the run's process is a second guild with a command that nobody types. The original has a Python module
/// for each, whose name stays in the record, so that either side starts the other's runs again (runs.md 13, 5).
/// </summary>
/// <param name="Attribute">What <see cref="ProgramDef.Attribute"/> is for it.</param>
/// <param name="Module">The original's module.</param>
/// <param name="Command">Guild's command.</param>
internal sealed record GuildProgram(string Attribute, string Module, string Command)
{
    private const string Interpreter = "${guild_python_exe}";

    private static readonly GuildProgram[] All =
    [
        new("steps", "guild.steps_main", InternalCommands.Steps),
        .. BuiltinOptimizer.All.Select(o => new GuildProgram(o.ProgramAttribute, o.Module, InternalCommands.Batch)
        {
            KeepsWorkingDirectory = true,
            // A batch stops its trials itself, and says so.
            Environment = new Dictionary<string, string> { ["NO_OP_INTERRUPTED_MSG"] = "1" },
        }),
        .. BuiltinQueue.All.Select(q => new GuildProgram(q.ProgramAttribute, q.Module, InternalCommands.Queue) { KeepsWorkingDirectory = true }),
    ];

    /// <summary>Variables for the process, recorded with the operation.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether what the second guild does is about the directory that the first one speaks about, not the run's.</summary>
    public bool KeepsWorkingDirectory { get; init; }

    /// <summary>The program; <see langword="null"/> when it isn't guild itself.</summary>
    public static GuildProgram? Of(ProgramDef program) => Array.Find(All, p => p.Attribute == program.Attribute);

    /// <summary>Reads the program back from a recorded command template; <see langword="null"/> when it isn't guild itself.</summary>
    public static ProgramDef? Read(IReadOnlyList<string> commandArgs)
    {
        var at = commandArgs switch
        {
            [Interpreter, "-um", _, ..] => 2,
            [Interpreter, "-u", "-m", _, ..] => 3,
            _ => 0,
        };
        return at > 0 && Array.Find(All, p => p.Module == commandArgs[at]) is { } program
            ? new ProgramDef(program.Attribute, [.. commandArgs.Skip(at + 1)])
            : null;
    }

    /// <summary>How the run becomes a process.</summary>
    /// <param name="words">The words behind the module in the record.</param>
    /// <param name="environment">Where guild runs.</param>
    public LaunchRecord Launch(IReadOnlyList<string> words, GuildEnvironment environment) => new()
    {
        // Flags are read from the run's record: as arguments they would have to be options of the command.
        Command = [.. environment.Program, .. KeepsWorkingDirectory ? ["-C", environment.WorkingDirectory] : (string[])[], Command, .. words.Where(w => w != LaunchRecord.FlagArguments)],
        RecordedCommand = [Interpreter, "-um", Module, .. words],
        Environment = Environment,
    };
}
