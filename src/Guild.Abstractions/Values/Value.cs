namespace Guild.Abstractions;

/// <summary>
/// A value as Guild files, flags and run attributes hold it: null, a boolean, an integer, a float, text, a timestamp,
/// a list or a map. Immutable, compared by content and by kind (<c>1</c> does not equal <c>1.0</c>).
/// </summary>
/// <remarks>The kinds are those of YAML 1.1's safe subset, which Guild files and run attributes are written in.</remarks>
public abstract record Value
{
    private protected Value()
    {
    }

    /// <summary>The null value.</summary>
    public static Value Null { get; } = new NullValue();

    /// <summary>True.</summary>
    public static Value True { get; } = new BooleanValue(true);

    /// <summary>False.</summary>
    public static Value False { get; } = new BooleanValue(false);

    /// <summary>A list without items.</summary>
    public static ListValue EmptyList { get; } = new([]);

    /// <summary>A map without entries.</summary>
    public static MapValue EmptyMap { get; } = new([]);

    /// <summary>Whether this is <see cref="Null"/>.</summary>
    public bool IsNull => this is NullValue;

    /// <summary>A boolean value.</summary>
    public static Value Of(bool value) => value ? True : False;

    /// <summary>An integer value.</summary>
    public static Value Of(long value) => new IntegerValue(value);

    /// <summary>A float value.</summary>
    public static Value Of(double value) => new FloatValue(value);

    /// <summary>A text value, or <see cref="Null"/> for <see langword="null"/>.</summary>
    public static Value Of(string? value) => value is null ? Null : new TextValue(value);

    /// <summary>A list of text values.</summary>
    public static Value OfTexts(IEnumerable<string> items) => new ListValue([.. items.Select(Of)]);
}
