using Guild.Abstractions;

namespace Guild.Core.Resources;

/// <summary>What came of resolving a run's dependencies.</summary>
/// <param name="Deps">The value of the run's <c>deps</c> attribute (runs.md 6.8): resource → source → <c>uri</c>, <c>paths</c>, <c>config</c>.</param>
public sealed record DependencyOutcome(MapValue Deps)
{
    /// <summary>How many entries of the run directory were made as links.</summary>
    public int LinkCount { get; init; }

    /// <summary>How many entries of the run directory were made as copies.</summary>
    public int CopyCount { get; init; }
}
