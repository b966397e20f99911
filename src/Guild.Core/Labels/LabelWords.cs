namespace Guild.Core.Labels;

/// <summary>The words of a label: what stands between blanks, or between a blank and an end. A "word" may itself hold blanks (<c>b c</c>).</summary>
public static class LabelWords
{
    /// <summary>Whether a label has a word.</summary>
    public static bool Contains(string label, string word) => word.Length > 0 && Find(label, word, 0) >= 0;

    /// <summary>The label without a word, wherever it stands, and without blanks at its ends. Parts of longer words stay.</summary>
    public static string Remove(string label, string word)
    {
        if (word.Length == 0)
            return label.Trim();
        for (var at = Find(label, word, 0); at >= 0; at = Find(label, word, at))
        {
            // One of the two blanks around the word goes with it.
            var end = at + word.Length;
            label = label.Remove(at, end < label.Length ? word.Length + 1 : word.Length);
        }

        return label.Trim();
    }

    private static int Find(string label, string word, int start)
    {
        for (var at = Next(start); at >= 0; at = Next(at + 1))
        {
            var end = at + word.Length;
            if ((at == 0 || char.IsWhiteSpace(label[at - 1])) && (end == label.Length || char.IsWhiteSpace(label[end])))
                return at;
        }

        return -1;

        int Next(int from) => from > label.Length ? -1 : label.IndexOf(word, from, StringComparison.Ordinal);
    }
}
