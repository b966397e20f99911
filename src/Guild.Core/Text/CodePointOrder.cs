namespace Guild.Core.Text;

/// <summary>Orders texts by code point, as Python does. Ordinal comparison would put emoji, two surrogates each, before U+E000 and above.</summary>
public sealed class CodePointOrder : IComparer<string>
{
    private CodePointOrder()
    {
    }

    /// <summary>The one instance.</summary>
    public static CodePointOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y) => Compare(x.AsSpan(), y.AsSpan());

    /// <summary>Compares two texts.</summary>
    public static int Compare(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        var at = x.CommonPrefixLength(y);
        if (at == x.Length || at == y.Length)
            return x.Length.CompareTo(y.Length);
        return char.IsSurrogate(x[at]) == char.IsSurrogate(y[at]) ? x[at].CompareTo(y[at])
            : char.IsSurrogate(x[at]) ? 1 : -1;
    }
}
