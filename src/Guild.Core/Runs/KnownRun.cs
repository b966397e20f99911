using Guild.Abstractions;
using Guild.Core.Scalars;

namespace Guild.Core.Runs;

/// <summary>What is known about a run without reading its directory.</summary>
internal abstract class KnownRun
{
    /// <summary>The run's directory.</summary>
    public abstract RunDirectory Directory { get; }

    /// <summary>The text of the opref.</summary>
    public abstract string OpRefText { get; }

    /// <summary>What the run was made from.</summary>
    public abstract OpRef? OpRef { get; }

    /// <summary>The state; <see langword="null"/> when it has to be looked up.</summary>
    public abstract RunState? State { get; }

    /// <summary>An attribute.</summary>
    /// <returns>Whether it is known; then <paramref name="value"/> is <see langword="null"/> for one that the run doesn't have.</returns>
    public abstract bool TryAttribute(string name, out Value? value);

    /// <summary>A flag's value; <see langword="null"/> when the run doesn't have it.</summary>
    public abstract Value? Flag(string name);

    /// <summary>An attribute that the operation defines; <see langword="null"/> when it doesn't.</summary>
    public abstract Value? OperationAttribute(string name);

    /// <summary>An attribute that the program printed; <see langword="null"/> when it didn't.</summary>
    public abstract string? LoggedText(string name);

    /// <summary>The last value of a scalar; <see langword="null"/> when there is none.</summary>
    public abstract double? LastScalar(string key);

    /// <summary>All scalars; <see langword="null"/> when they have to be read.</summary>
    public abstract RunScalars? Scalars { get; }
}
