using System.Numerics;
using Guild.Abstractions;

namespace Guild.Core.Flags;

/// <summary>Equality and truth of values as Python has them: <c>1 == 1.0 == True</c>, but <c>1 != '1'</c>.</summary>
internal static class PythonEquality
{
    /// <summary>Whether two values are equal.</summary>
    public static bool AreEqual(Value a, Value b)
    {
        if (Number(a) is { } x && Number(b) is { } y)
            return x == y || a is IntegerValue i && b is IntegerValue j && i.Number == j.Number;
        return a == b;
    }

    /// <summary>Whether a value counts as false: null, false, 0, empty text, an empty list or map.</summary>
    public static bool IsFalsy(Value value) => value switch
    {
        NullValue => true,
        BooleanValue boolean => !boolean.IsTrue,
        IntegerValue integer => integer.Number == BigInteger.Zero,
        FloatValue number => number.Number == 0,
        TextValue text => text.Text.Length == 0,
        ListValue list => list.Items.Count == 0,
        MapValue map => map.Entries.Count == 0,
        _ => false,
    };

    /// <summary>A number's or boolean's size; <see langword="null"/> for other values.</summary>
    public static double? Number(Value value) => value switch
    {
        IntegerValue integer => (double)integer.Number,
        FloatValue number => number.Number,
        BooleanValue boolean => boolean.IsTrue ? 1 : 0,
        _ => null,
    };
}
