using System.Text;
using System.Text.RegularExpressions;

namespace Guild.Core.Runs;

/// <summary>Patterns of names as a shell has them: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[!a]</c>; upper and lower case differ.</summary>
public static class Wildcard
{
    /// <summary>Whether a text holds a wildcard.</summary>
    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny('*', '?', '[') >= 0;

    /// <summary>Whether a whole name matches.</summary>
    public static bool Matches(string pattern, string name) =>
        Regex.IsMatch(name, Expression(pattern), RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static string Expression(string pattern)
    {
        var result = new StringBuilder("^(?:");
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*':
                    result.Append(".*");
                    break;
                case '?':
                    result.Append('.');
                    break;
                case '[' when pattern.IndexOf(']', Math.Min(i + 2, pattern.Length)) is > 0 and var end:
                    var inner = pattern[(i + 1)..end].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
                    result.Append('[').Append(inner.StartsWith('!') ? "^" + inner[1..] : inner.StartsWith('^') ? "\\" + inner : inner).Append(']');
                    i = end;
                    break;
                default:
                    result.Append(Regex.Escape(pattern[i].ToString()));
                    break;
            }
        }

        return result.Append(")\\z").ToString();
    }
}
