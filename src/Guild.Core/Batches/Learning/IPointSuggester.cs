using Guild.Abstractions;

namespace Guild.Core.Batches.Learning;

/// <summary>Says where the next trial is worth most, by what earlier ones have shown.</summary>
public interface IPointSuggester
{
    /// <summary>The point for the next trial.</summary>
    /// <param name="known">What earlier trials have shown; at least one.</param>
    IReadOnlyList<Value> Suggest(IReadOnlyList<Observation> known);
}
