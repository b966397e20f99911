using Guild.Abstractions;

namespace Guild.Core.Runs.Compare;

/// <summary>A run of a comparison.</summary>
/// <param name="Run">The run.</param>
/// <param name="Cells">Its values by heading; those that it lacks are missing.</param>
public sealed record CompareRow(Run Run, IReadOnlyDictionary<string, Value> Cells)
{
    /// <summary>The value under a heading; null when the run has none.</summary>
    public Value this[string heading] => Cells.GetValueOrDefault(heading) ?? Value.Null;
}
