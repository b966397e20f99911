using Guild.Abstractions;

namespace Guild.Core.Batches.Search;

/// <summary>A flag that a search chooses values for.</summary>
/// <param name="Flag">The flag's name.</param>
public abstract record SearchDimension(string Flag)
{
    /// <summary>The value of the first trial; <see langword="null"/> when nobody asked for one.</summary>
    public Value? Initial { get; init; }

    /// <summary>How many numbers stand for a value where a model of the objective is made.</summary>
    public abstract int Width { get; }

    /// <summary>Whether a run with this value says something about the dimension.</summary>
    public abstract bool Understands(Value value);

    /// <summary>A value, all equally likely by the dimension's distribution.</summary>
    public abstract Value Draw(StableRandom random);

    /// <summary>A value near another one.</summary>
    /// <param name="value">The other value.</param>
    /// <param name="spread">How far away, as a part of the whole dimension.</param>
    /// <param name="random">Chooses it.</param>
    public abstract Value DrawNear(Value value, double spread, StableRandom random);

    /// <summary>Writes the numbers that stand for a value, each from 0 to 1.</summary>
    public abstract void Encode(Value value, Span<double> numbers);
}
