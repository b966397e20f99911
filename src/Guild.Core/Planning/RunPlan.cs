using Guild.Abstractions;
using Guild.Core.Plugins;
using Guild.Core.Resources;
using Guild.Core.Runs;
using Guild.Core.SourceCode;

namespace Guild.Core.Planning;

/// <summary>All that will happen in a run, decided before anything happens: pure data, printable, testable.</summary>
public sealed record RunPlan
{
    /// <summary>The run's id.</summary>
    public required RunId Id { get; init; }

    /// <summary>Absolute path of the run directory.</summary>
    public required string RunDirectory { get; init; }

    /// <summary>Whether the run directory lies directly in the home's <c>runs</c>.</summary>
    public required bool IsInHome { get; init; }

    /// <summary>Absolute path of the Guild home.</summary>
    public required string Home { get; init; }

    /// <summary>What the run is made from.</summary>
    public required OpRef OpRef { get; init; }

    /// <summary>The operation as messages name it: <c>model:operation</c>, <c>train.py</c>.</summary>
    public required string OperationText { get; init; }

    /// <summary>The words to start, the program first.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>
    /// Absolute path of a file that must exist just before the start, when only the run directory will hold it; the run ends with 1 and
    /// <see cref="MissingProgram"/> when it doesn't. <see langword="null"/> when there is nothing to look for.
    /// </summary>
    public string? ProgramFile { get; init; }

    /// <summary>The error when <see cref="ProgramFile"/> is missing.</summary>
    public string? MissingProgram { get; init; }

    /// <summary>Whether the program is guild itself: it passes on what it is asked to those that it started.</summary>
    public bool IsGuildItself { get; init; }

    /// <summary>Variables that are set on top of the inherited environment, RUN_DIR and RUN_ID included.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Names of variables that are not recorded, in addition to those that look like secrets.</summary>
    public IReadOnlyList<string> SecretNames { get; init; } = [];

    /// <summary>
    /// Attributes written when the run is set up, in this order, after <c>id</c> and <c>initialized</c>, which the executor writes. A null
    /// value deletes the attribute (a restart takes a label away).
    /// </summary>
    public required IReadOnlyList<NamedValue> Attributes { get; init; }

    /// <summary>Attributes written just before the process starts (<c>pip_freeze</c>).</summary>
    public IReadOnlyDictionary<string, Value> StartAttributes { get; init; } = new Dictionary<string, Value>();

    /// <summary>What source code is copied; <see langword="null"/> when the run keeps what it has (a restart).</summary>
    public SourceCodeRequest? SourceCode { get; init; }

    /// <summary>The resources to resolve, in order.</summary>
    public IReadOnlyList<PlannedDependency> Dependencies { get; init; } = [];

    /// <summary>Whether resources come from this machine and its cache alone.</summary>
    public bool IsOffline { get; init; }

    /// <summary>Whether an unmet dependency is only a warning.</summary>
    public bool ForcesDependencies { get; init; }

    /// <summary>Final flag values, ordered by name.</summary>
    public IReadOnlyList<NamedValue> Flags { get; init; } = [];

    /// <summary>Output scalar patterns as configured; <see langword="null"/> for the defaults, an empty list for none.</summary>
    public ListValue? OutputScalars { get; init; }

    /// <summary>Output attribute patterns as configured; <see langword="null"/> for the defaults, an empty list for none.</summary>
    public ListValue? OutputAttrs { get; init; }

    /// <summary>Whether an existing run is started again in its directory.</summary>
    public bool IsRestart { get; init; }

    /// <summary>The process that has taken the run for this start; <see langword="null"/> when nobody has to.</summary>
    public int? TakenBy { get; init; }

    /// <summary>Whether the run is deleted when it ends with 0.</summary>
    public bool DeletesOnSuccess { get; init; }

    /// <summary>Whether that deletion is worth telling.</summary>
    public bool TellsDeletion { get; init; } = true;

    /// <summary>The plan of a batch's prototype, which is prepared with the batch and never started; <see langword="null"/> for other runs.</summary>
    public RunPlan? Prototype { get; init; }

    /// <summary>Whether being stopped is the usual end, and counts as success.</summary>
    public bool IsStoppable { get; init; }

    /// <summary>Texts of files that the runtime adds to the run directory just before the start, by relative path.</summary>
    public IReadOnlyDictionary<string, string> LaunchFiles { get; init; } = new Dictionary<string, string>();

    /// <summary>The active plugins: sorted names.</summary>
    public IReadOnlyList<string> Plugins { get; init; } = [];

    /// <summary>The enabled observers.</summary>
    public IReadOnlyList<PluginContribution> Observers { get; init; } = [];
}
