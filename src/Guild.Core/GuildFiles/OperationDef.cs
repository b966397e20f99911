using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles.Reading;

namespace Guild.Core.GuildFiles;

/// <summary>An operation as declared in a Guild file, or made up for a script that is run without one.</summary>
public sealed record OperationDef
{
    /// <summary>The operation's name, without its model.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the model; <c>""</c> for the anonymous one.</summary>
    public required string ModelName { get; init; }

    /// <summary>What users see and type: <c>model:operation</c>, or <c>operation</c> in the anonymous model.</summary>
    public string FullName => ModelName.Length == 0 ? Name : $"{ModelName}:{Name}";

    /// <summary>The description, stripped.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether the operation says <c>default: yes</c>.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether the name starts with <c>_</c>: not listed, but runs.</summary>
    public bool IsPrivate => Name.StartsWith('_');

    /// <summary>The program: exactly one of exec, main, notebook, steps after guildfile.md 5.1 has been applied.</summary>
    public required ProgramDef Program { get; init; }

    /// <summary>The words of <c>main</c>, for <c>${main_args}</c> in <c>exec</c>; <see langword="null"/> when there is none.</summary>
    public string? Main { get; init; }

    /// <summary>The declared flags, ordered by name; those found in the program are merged in later.</summary>
    public IReadOnlyList<FlagDef> Flags { get; init; } = [];

    /// <summary>Which flags are taken from the program.</summary>
    public FlagsImport FlagsImport { get; init; } = FlagsImport.Declared;

    /// <summary>Names never taken from the program.</summary>
    public IReadOnlyList<string> FlagsImportSkip { get; init; } = [];

    /// <summary>The declared <c>flags-dest</c>; <see langword="null"/> when it is to be detected.</summary>
    public string? FlagsDest { get; init; }

    /// <summary>Whether flags are not passed as arguments unless they say so.</summary>
    public bool DefaultFlagArgSkip { get; init; }

    /// <summary>The required resources, in order.</summary>
    public IReadOnlyList<DependencyDef> Requires { get; init; } = [];

    /// <summary>Source code rules; <see langword="null"/> when the operation has none.</summary>
    public SourceCodeDef? SourceCode { get; init; }

    /// <summary>Output scalar patterns as configured; <see langword="null"/> for the defaults, an empty list for none.</summary>
    public ListValue? OutputScalars { get; init; }

    /// <summary>Output attribute patterns as configured; <see langword="null"/> for the defaults, an empty list for none.</summary>
    public ListValue? OutputAttrs { get; init; }

    /// <summary>Column specs for <c>guild compare</c>; <see langword="null"/> for the defaults.</summary>
    public IReadOnlyList<string>? Compare { get; init; }

    /// <summary>The <c>objective</c> attribute as configured.</summary>
    public Value Objective { get; init; } = Value.Null;

    /// <summary>Variables for the process, values as written.</summary>
    public IReadOnlyList<NamedValue> Env { get; init; } = [];

    /// <summary>Names of variables that are never recorded.</summary>
    public IReadOnlyList<string> EnvSecrets { get; init; } = [];

    /// <summary>The label template; <see langword="null"/> for the default label.</summary>
    public string? Label { get; init; }

    /// <summary>Tags for each run.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The version range asked of Python, the model's included.</summary>
    public string? PythonRequires { get; init; }

    /// <summary>Directories, relative to the project, in which modules are looked for when flags are discovered.</summary>
    public IReadOnlyList<string>? PythonPath { get; init; }

    /// <summary>Whether installed Python packages are recorded.</summary>
    public bool PipFreeze { get; init; } = true;

    /// <summary>The <c>plugins</c> attribute, the model's included: <see langword="null"/> leaves the choice to each plugin, an empty list means none.</summary>
    public IReadOnlyList<string>? Plugins { get; init; }

    /// <summary>Attributes saved with each run, in file order.</summary>
    public IReadOnlyList<NamedValue> RunAttrs { get; init; } = [];

    /// <summary>Whether a successful run is deleted.</summary>
    public bool DeleteOnSuccess { get; init; }

    /// <summary>Whether being terminated counts as success (2018).</summary>
    public bool IsStoppable { get; init; }

    /// <summary>Whether <c>HANDLE_KEYBOARD_INTERRUPT=1</c> is set for the process.</summary>
    public bool HandlesKeyboardInterrupt { get; init; }

    /// <summary>The <c>steps</c> list as written; <see langword="null"/> when there is none.</summary>
    public Value? Steps { get; init; }

    /// <summary>Trials of a batch without <c>--max-trials</c>.</summary>
    public int? DefaultMaxTrials { get; init; }

    /// <summary>Whether the operation, an optimizer, supports <c>--stage-trials</c>.</summary>
    public bool CanStageTrials { get; init; }

    /// <summary><c>MODULE:FUNCTION</c> that encodes flags for an optimizer; <see langword="null"/> for none.</summary>
    public string? FlagEncoder { get; init; }

    /// <summary>The optimizers, in file order.</summary>
    public IReadOnlyList<OptimizerDef> Optimizers { get; init; } = [];

    /// <summary>The <c>publish</c> attribute as configured.</summary>
    public Value Publish { get; init; } = Value.Null;

    /// <summary>Plugins that are switched off by name (2018); they count only where <see cref="Plugins"/> is <see langword="null"/>.</summary>
    public IReadOnlyList<string> DisabledPlugins { get; init; } = [];

    /// <summary>What makes the operation impossible to run, but not the file to load: reported when the operation is prepared.</summary>
    public IReadOnlyList<GuildError> Problems { get; init; } = [];

    /// <summary>What is worth saying when the operation is prepared, and only then.</summary>
    public IReadOnlyList<GuildError> Warnings { get; init; } = [];

    /// <summary>The attributes as they were read, inherited ones and defaults of the model included; <see langword="null"/> for a script.</summary>
    internal AttributeValues? Attributes { get; init; }

    /// <summary>Where the operation is defined.</summary>
    public required SourceLocation Location { get; init; }
}
