using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Guild.Core.Scalars;

namespace Guild.Core.Resources;

/// <summary>A regular expression in Python's syntax, as Guild files write them for paths and names.</summary>
public sealed class PathPattern
{
    // A pattern comes from a Guild file that may be anybody's; one path is never worth more time than this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Regex _search;
    private readonly Regex _whole;

    private PathPattern(Regex search, Regex whole)
    {
        _search = search;
        _whole = whole;
    }

    /// <summary>Compiles a pattern.</summary>
    /// <param name="pattern">The pattern, in Python's syntax.</param>
    /// <param name="compiled">The result.</param>
    /// <param name="problem">What is wrong with the pattern.</param>
    public static bool TryCompile(string pattern, [NotNullWhen(true)] out PathPattern? compiled, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            var text = PythonRegex.Translate(pattern);
            const RegexOptions Options = RegexOptions.CultureInvariant;
            compiled = new PathPattern(new Regex(text, Options, Patience), new Regex($"^(?:{text})\\z", Options, Patience));
            problem = null;
            return true;
        }
        catch (RegexParseException e)
        {
            compiled = null;
            problem = e.Message;
            return false;
        }
    }

    /// <summary>Whether the pattern matches all of the text.</summary>
    public bool IsWhole(string text) => _whole.IsMatch(text);

    /// <summary>The number in the first group when the pattern matches all of the text; <see langword="null"/> for no match or no number.</summary>
    public double? NumberIn(string text)
    {
        var match = _whole.Match(text);
        return match.Success && match.Groups.Count > 1 && match.Groups[1].Success
            && double.TryParse(match.Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && !double.IsNaN(number)
            ? number
            : null;
    }

    /// <summary>Replaces the first occurrence; <paramref name="replacement"/> is in Python's syntax (<c>\1</c>, <c>\g&lt;name&gt;</c>).</summary>
    public string ReplaceFirst(string text, string replacement) =>
        _search.Replace(text, match => Expand(match, replacement), 1);

    private static string Expand(Match match, string replacement)
    {
        var text = new StringBuilder();
        for (var i = 0; i < replacement.Length; i++)
        {
            if (replacement[i] != '\\' || i + 1 == replacement.Length)
            {
                text.Append(replacement[i]);
                continue;
            }

            var next = replacement[++i];
            if (char.IsAsciiDigit(next))
            {
                var number = next - '0';
                if (i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1]))
                    number = number * 10 + (replacement[++i] - '0');
                text.Append(match.Groups[number].Value);
            }
            else if (next == 'g' && i + 1 < replacement.Length && replacement[i + 1] == '<'
                && replacement.IndexOf('>', i) is > 0 and var end)
            {
                text.Append(match.Groups[replacement[(i + 2)..end]].Value);
                i = end;
            }
            else
            {
                text.Append(next == 'n' ? "\n" : next == 't' ? "\t" : next.ToString());
            }
        }

        return text.ToString();
    }
}
