using System.Text;
using System.Text.RegularExpressions;

namespace Guild.Core.Scalars;

/// <summary>Python's regular expressions in those of .NET: where they are spelled differently they are respelled.</summary>
internal static class PythonRegex
{
    /// <summary>Compiles an expression.</summary>
    /// <exception cref="ArgumentException">It isn't a regular expression.</exception>
    public static Regex Compile(string pattern) => new(Translate(pattern), RegexOptions.CultureInvariant);

    /// <summary>The expression as .NET spells it.</summary>
    public static string Translate(string pattern)
    {
        var result = new StringBuilder(pattern.Length + 8);
        var isInClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                // Python's \Z is the very end; that of .NET allows a newline behind it.
                result.Append(c).Append(pattern[i + 1] == 'Z' ? 'z' : pattern[i + 1]);
                i++;
            }
            else if (isInClass)
            {
                isInClass = c != ']';
                // A '[' within a class is a character in Python; in .NET '-[' would begin a subtraction.
                result.Append(c == '[' ? "\\[" : c.ToString());
            }
            else if (c == '[')
            {
                isInClass = true;
                result.Append(c);
                if (i + 1 < pattern.Length && pattern[i + 1] == '^')
                    result.Append(pattern[++i]);
                // A ']' that comes first is a member of the class.
                if (i + 1 < pattern.Length && pattern[i + 1] == ']')
                    result.Append('\\').Append(pattern[++i]);
            }
            else if (IsAt(pattern, i, "(?P<"))
            {
                result.Append("(?<");
                i += 3;
            }
            else if (IsAt(pattern, i, "(?P=") && pattern.IndexOf(')', i) is var end and > 0)
            {
                result.Append("\\k<").Append(pattern, i + 4, end - i - 4).Append('>');
                i = end;
            }
            else if (IsAt(pattern, i, "{,"))
            {
                result.Append("{0,");
                i++;
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    private static bool IsAt(string text, int index, string part) =>
        string.CompareOrdinal(text, index, part, 0, part.Length) == 0;
}
