using Guild.Abstractions;

namespace Guild.Core.Runs.Filters;

/// <summary>Comparisons in filter expressions. Values of different types are unequal and in no order; <see langword="null"/> is undefined.</summary>
internal static class FilterComparison
{
    public static bool Compare(Value? left, string comparison, Value? right) => comparison switch
    {
        "=" => AreEqual(left, right),
        "!=" or "<>" => !AreEqual(left, right),
        "<" => Order(left, right) < 0,
        "<=" => Order(left, right) <= 0,
        ">" => Order(left, right) > 0,
        _ => Order(left, right) >= 0,
    };

    public static bool AreEqual(Value? left, Value? right)
    {
        if (left is null || right is null || left.IsNull || right.IsNull)
            return (left?.IsNull ?? true) && (right?.IsNull ?? true);
        if (left is ListValue a && right is ListValue b)
            return a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(p => AreEqual(p.First, p.Second));
        return Order(left, right) is { } order ? order == 0 : left.Equals(right);
    }

    /// <summary>Membership for lists (of several items: of all), part of the text, in any case, for text.</summary>
    public static bool Contains(Value? left, Value? right) => (left, right) switch
    {
        (null, _) or (_, null) => false,
        (ListValue list, ListValue items) => items.Items.All(i => HasItem(list, i)),
        (ListValue list, _) => HasItem(list, right),
        (_, ListValue items) => items.Items.All(i => Contains(left, i)),
        _ => Text(left) is { } text && Text(right) is { } part && text.Contains(part, StringComparison.OrdinalIgnoreCase),
    };

    private static bool HasItem(ListValue list, Value item) =>
        list.Items.Any(i => AreEqual(i, item) || (i is TextValue a && Text(item) is { } b && a.Text.Equals(b, StringComparison.OrdinalIgnoreCase)));

    private static int? Order(Value? left, Value? right) => (left, right) switch
    {
        (IntegerValue a, IntegerValue b) => a.Number.CompareTo(b.Number),
        (IntegerValue or FloatValue, IntegerValue or FloatValue) => Order(Number(left), Number(right)),
        (BooleanValue a, BooleanValue b) => a.IsTrue.CompareTo(b.IsTrue),
        _ => TextOrTime(left) is { } a && TextOrTime(right) is { } b ? string.CompareOrdinal(a, b) : null,
    };

    private static int? Order(double a, double b) => double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b);

    private static double Number(Value value) => value is IntegerValue integer ? (double)integer.Number : ((FloatValue)value).Number;

    private static string? TextOrTime(Value? value) => value switch
    {
        TextValue text => text.Text,
        TimestampValue time => time.Text,
        _ => null,
    };

    // What is looked for may be written as a number: `label contains 2`.
    private static string? Text(Value value) => TextOrTime(value) ?? (value as IntegerValue)?.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
