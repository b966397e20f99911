using System.Text.RegularExpressions;

namespace Guild.EndToEnd.Tests.Harness;

/// <summary>Run ids in what commands print.</summary>
public static partial class RunIds
{
    /// <summary>Text with <c>ID1</c>, <c>ID2</c>, … instead of run ids, in the order in which they come up.</summary>
    public static string Numbered(string text)
    {
        var ids = new List<string>();
        return Id().Replace(text, match =>
        {
            if (!ids.Contains(match.Value))
                ids.Add(match.Value);
            return $"ID{ids.IndexOf(match.Value) + 1}";
        });
    }

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Id();
}
