using System.Text;

namespace Guild.Core.Text;

/// <summary>POSIX shell words, split and quoted as Python's <c>shlex</c> does: the format of oprefs, manifests and commands.</summary>
public static class ShellWords
{
    private const string SafePunctuation = "@%+=:,./_-";

    /// <summary>Quotes a word so that a POSIX shell reads it back; words of safe characters stay as they are.</summary>
    public static string Quote(string word)
    {
        if (word.Length == 0)
            return "''";
        return word.All(c => char.IsAsciiLetterOrDigit(c) || SafePunctuation.Contains(c, StringComparison.Ordinal))
            ? word
            : InQuotes(word);
    }

    /// <summary>Puts a word in single quotes, whether it needs them or not, so that a POSIX shell reads it back.</summary>
    public static string InQuotes(string word) => "'" + word.Replace("'", "'\"'\"'", StringComparison.Ordinal) + "'";

    /// <summary>Quotes and joins words with blanks.</summary>
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    /// <summary>Splits text into words; quotes and backslashes are resolved, nothing else is.</summary>
    /// <returns><see langword="false"/> when a quote isn't closed or the text ends with a backslash.</returns>
    public static bool TrySplit(string text, out IReadOnlyList<string> words)
    {
        var result = new List<string>();
        var word = new StringBuilder();
        var inWord = false;
        words = result;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case ' ' or '\t' or '\r' or '\n':
                    if (inWord)
                        result.Add(word.ToString());
                    word.Clear();
                    inWord = false;
                    break;
                case '\'':
                    var end = text.IndexOf('\'', i + 1);
                    if (end < 0)
                        return false;
                    word.Append(text, i + 1, end - i - 1);
                    inWord = true;
                    i = end;
                    break;
                case '"':
                    inWord = true;
                    if (!TryReadDoubleQuoted(text, ref i, word))
                        return false;
                    break;
                case '\\':
                    if (++i == text.Length)
                        return false;
                    word.Append(text[i]);
                    inWord = true;
                    break;
                default:
                    word.Append(c);
                    inWord = true;
                    break;
            }
        }

        if (inWord)
            result.Add(word.ToString());
        return true;
    }

    private static bool TryReadDoubleQuoted(string text, ref int i, StringBuilder word)
    {
        for (i++; i < text.Length; i++)
        {
            if (text[i] == '"')
                return true;
            // Inside double quotes a backslash escapes only itself and the quote, as in shlex.
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\')
                i++;
            word.Append(text[i]);
        }

        return false;
    }
}
