namespace Guild.Abstractions;

/// <summary>How an operation becomes a process. Pure data: the host expands references, writes the record and starts it.</summary>
public sealed record LaunchRecord
{
    /// <summary>A word that stands for the flag arguments in <see cref="Command"/> and <see cref="RecordedCommand"/>.</summary>
    public const string FlagArguments = "__flag_args__";

    /// <summary>
    /// The words to start, the program first. References <c>${NAME}</c> are replaced by the host; a word equal to
    /// <see cref="FlagArguments"/> becomes the flag arguments.
    /// </summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>
    /// The command as it is written to the run's <c>op</c> attribute, from which this runtime and Guild AI can start the run again
    /// (<c>${python_exe} -um guild.op_main train -- __flag_args__</c>). <see langword="null"/> when it equals <see cref="Command"/>.
    /// </summary>
    public IReadOnlyList<string>? RecordedCommand { get; init; }

    /// <summary>Further names that <c>${NAME}</c> may refer to, for instance <c>python_exe</c>.</summary>
    public IReadOnlyDictionary<string, string> References { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables that are set for the process on top of those the host sets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Texts of files that the program needs and that only the runtime can make, by path relative to the run directory (with <c>/</c>). The
    /// host writes them just before the start, over files of the same name.
    /// </summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Rules added to the default source code rules, in order, in the words of <c>--test-sourcecode</c>:
    /// <c>exclude dir build</c>, <c>exclude dir * containing bin/activate</c>.
    /// </summary>
    public IReadOnlyList<string> SourceRules { get; init; } = [];

    /// <summary>Run attributes that this runtime adds just before the process starts, by name (<c>pip_freeze</c>).</summary>
    public IReadOnlyDictionary<string, Value> Attributes { get; init; } = new Dictionary<string, Value>();

    /// <summary>The version text of the interpreter, for the run's <c>platform</c> attribute; <see langword="null"/> when there is none.</summary>
    public string? InterpreterVersion { get; init; }

    /// <summary>
    /// Absolute path of the file that the process executes, when only the run directory will hold it. The host looks for it just before
    /// the start, and reports <see cref="MissingProgram"/> and ends the run with 1 when it isn't there.
    /// </summary>
    public string? ProgramFile { get; init; }

    /// <summary>The error when <see cref="ProgramFile"/> is missing (<c>No module named train</c>).</summary>
    public string? MissingProgram { get; init; }

    /// <summary>Warnings for the user.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
