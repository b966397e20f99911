using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Core.Runs.Columns;

/// <summary>Numbers before texts; booleans count as 0 and 1; texts in <see cref="NaturalOrder"/>, other values by their text.</summary>
public sealed class NaturalValueOrder : IComparer<Value>
{
    private NaturalValueOrder()
    {
    }

    /// <summary>The one instance.</summary>
    public static NaturalValueOrder Instance { get; } = new();

    /// <summary>A value as a number; <see langword="null"/> when it isn't one.</summary>
    public static double? Number(Value value) => value switch
    {
        IntegerValue integer => (double)integer.Number,
        FloatValue number => number.Number,
        BooleanValue boolean => boolean.IsTrue ? 1 : 0,
        _ => null,
    };

    /// <inheritdoc/>
    public int Compare(Value? x, Value? y) => (Number(x ?? Value.Null), Number(y ?? Value.Null)) switch
    {
        ({ } a, { } b) => a.CompareTo(b),
        ({ }, null) => -1,
        (null, { }) => 1,
        _ => NaturalOrder.Instance.Compare(Text(x), Text(y)),
    };

    private static string Text(Value? value) => value is TextValue text ? text.Text : FlagText.Format(value ?? Value.Null);
}
