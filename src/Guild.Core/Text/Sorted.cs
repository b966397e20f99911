namespace Guild.Core.Text;

/// <summary>Sorted copies of short lists whose keys differ.</summary>
/// <remarks>LINQ's ordering fills its index with vector code, which is compiled at every start: a run sorts a dozen such lists.</remarks>
internal static class Sorted
{
    /// <summary>The items ordered by a text that no two of them share; the order of items that do share it isn't defined.</summary>
    public static List<T> By<T>(IEnumerable<T> items, Func<T, string> key, IComparer<string> order)
        where T : class
    {
        var sorted = new List<T>(items);
        sorted.Sort((left, right) => order.Compare(key(left), key(right)));
        return sorted;
    }
}
