namespace Guild.Core.Yaml;

/// <summary>
/// Places where a key without <c>?</c> may begin, at most one per flow level: whether it is one is known when a colon follows, on the same
/// line and not too far away. Inner levels are added later and closed earlier, so the places are in order of the text too.
/// </summary>
internal sealed class YamlSimpleKeys(string text)
{
    private const int LongestKey = 1024;

    private Place[] places = new Place[8];
    private int first;
    private int end;

    /// <param name="TokenNumber">The number of the token that it begins with.</param>
    /// <param name="FlowLevel">The number of brackets around.</param>
    /// <param name="IsRequired">Whether nothing but a key can stand there.</param>
    /// <param name="Mark">Where it begins.</param>
    public readonly record struct Place(int TokenNumber, int FlowLevel, bool IsRequired, YamlMark Mark);

    /// <summary>Whether the token with this number may be the beginning of a key.</summary>
    public bool MayBeginAt(int tokenNumber) => first < end && places[first].TokenNumber == tokenNumber;

    public void Add(in Place place)
    {
        if (end == places.Length)
        {
            var target = first > places.Length / 2 ? places : new Place[places.Length * 2];
            Array.Copy(places, first, target, 0, end - first);
            places = target;
            end -= first;
            first = 0;
        }

        places[end++] = place;
    }

    /// <summary>Takes out the place on a flow level.</summary>
    public bool TryRemove(int flowLevel, out Place place)
    {
        if (first == end || places[end - 1].FlowLevel != flowLevel)
        {
            place = default;
            return false;
        }

        place = places[--end];
        return true;
    }

    /// <summary>Takes out a place that is on an earlier line or too far away from where the scanner is.</summary>
    public bool TryRemoveStale(int index, int line, out Place place)
    {
        if (first == end || !IsStale(places[first].Mark, index, line))
        {
            place = default;
            return false;
        }

        place = places[first++];
        return true;
    }

    public void Clear() => first = end = 0;

    private bool IsStale(YamlMark mark, int index, int line) =>
        mark.Line != line || index - mark.Index > LongestKey && IsLong(mark.Index, index);

    // The limit counts code points; a rare character takes two chars.
    private bool IsLong(int start, int index)
    {
        var length = index - start;
        if (length > 2 * LongestKey)
            return true;
        foreach (var c in text.AsSpan(start, length))
        {
            if (char.IsLowSurrogate(c))
                length--;
        }

        return length > LongestKey;
    }
}
