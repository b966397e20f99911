using Guild.Abstractions;

namespace Guild.Core.Flags;

/// <summary>The flag values of a run.</summary>
/// <param name="Values">Final values by name, nulls included.</param>
/// <param name="UserFlags">What the user typed, decoded, by name.</param>
/// <param name="Warnings">Texts of warnings, in the order in which they arose.</param>
public sealed record BoundFlags(
    IReadOnlyList<NamedValue> Values,
    IReadOnlyList<NamedValue> UserFlags,
    IReadOnlyList<string> Warnings)
{
    /// <summary>The flags that stand for several values and so ask for a batch: lists, and functions such as <c>[0.1:0.9]</c>.</summary>
    public IReadOnlyList<NamedValue> Several { get; init; } = [];

    /// <summary>A flag's value; <see langword="null"/> when there is no such flag.</summary>
    public Value? this[string name]
    {
        get
        {
            foreach (var value in Values)
            {
                if (value.Key == name)
                    return value.Value;
            }

            return null;
        }
    }
}
