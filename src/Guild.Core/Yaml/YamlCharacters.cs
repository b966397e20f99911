using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Core.Yaml;

/// <summary>Characters that YAML doesn't allow in a document; they tell binary files from text.</summary>
internal static class YamlCharacters
{
    /// <exception cref="GuildException">The text has such a character.</exception>
    public static void Check(string text, string path)
    {
        var at = IndexOfUnacceptable(text);
        if (at < 0)
            return;
        var before = text.AsSpan(0, at);
        var line = before.Count('\n') + 1;
        var column = at - before.LastIndexOf('\n');
        throw new GuildException(YamlProblem.Error(
            $"unacceptable character #x{(int)text[at]:x4}: special characters are not allowed",
            new SourceLocation(path, line, column)));
    }

    // A plain loop: building the library's search tables costs more than searching a Guild file.
    private static int IndexOfUnacceptable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is < ' ' and not ('\t' or '\n' or '\r') or >= '\x7f' and <= '\x9f' and not '\x85' or '\ufffe' or '\uffff')
                return i;
        }

        return -1;
    }
}
