namespace Guild.Abstractions;

/// <summary>A run, as an observer sees it.</summary>
public sealed record ObservedRun
{
    /// <summary>The run's id, 32 lower-case hex digits as a rule.</summary>
    public required string Id { get; init; }

    /// <summary>Absolute path of the run directory.</summary>
    public required string Directory { get; init; }

    /// <summary>The operation as users see it, <c>model:operation</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The run's flag values by name.</summary>
    public required IReadOnlyDictionary<string, Value> Flags { get; init; }

    /// <summary>The run's label; <see langword="null"/> when it has none.</summary>
    public string? Label { get; init; }

    /// <summary>The exit status: 0 to 255, or minus the number of the signal that ended the process; <see langword="null"/> before the end.</summary>
    public int? ExitStatus { get; init; }

    /// <summary>The run's status as <c>guild runs</c> shows it: <c>running</c>, then <c>completed</c>, <c>error</c> or <c>terminated</c>.</summary>
    public string Status { get; init; } = "running";

    /// <summary>
    /// The last value of each scalar by its name (<c>loss</c>), that of another folder of the run as <c>FOLDER#NAME</c>; empty before the end.
    /// </summary>
    public IReadOnlyDictionary<string, double> Scalars { get; init; } = new Dictionary<string, double>();
}
