namespace Guild.Core.Text;

/// <summary>
/// The "natural" order of listings: texts are split into digit runs and the text between; digit runs compare as integers, text by code
/// point, piece by piece. So <c>a2</c>, <c>a9.txt</c>, <c>a10</c>, <c>a-b</c>.
/// </summary>
public sealed class NaturalOrder : IComparer<string>
{
    private NaturalOrder()
    {
    }

    /// <summary>The one instance.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        // Pieces alternate: text (perhaps empty), digits, text, …
        for (var isDigits = false; ; isDigits = !isDigits)
        {
            var order = isDigits ? CompareNumbers(Take(ref left, true), Take(ref right, true))
                : CodePointOrder.Compare(Take(ref left, false), Take(ref right, false));
            if (order != 0)
                return order;
            if (left.Length == 0 || right.Length == 0)
                return left.Length.CompareTo(right.Length);
        }
    }

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> text, bool isDigits)
    {
        var end = isDigits ? text.IndexOfAnyExceptInRange('0', '9') : text.IndexOfAnyInRange('0', '9');
        var piece = end < 0 ? text : text[..end];
        text = text[piece.Length..];
        return piece;
    }

    private static int CompareNumbers(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        x = x.TrimStart('0');
        y = y.TrimStart('0');
        return x.Length != y.Length ? x.Length.CompareTo(y.Length) : x.SequenceCompareTo(y);
    }
}
