using System.Buffers;
using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Core.Yaml;

/// <summary>Characters that YAML doesn't allow in a document; they tell binary files from text.</summary>
internal static class YamlCharacters
{
    private static readonly SearchValues<char> Unacceptable = SearchValues.Create(All());

    /// <exception cref="GuildException">The text has such a character.</exception>
    public static void Check(string text, string path)
    {
        var at = text.AsSpan().IndexOfAny(Unacceptable);
        if (at < 0)
            return;
        var before = text.AsSpan(0, at);
        var line = before.Count('\n') + 1;
        var column = at - before.LastIndexOf('\n');
        throw new GuildException(YamlProblem.Error(
            $"unacceptable character #x{(int)text[at]:x4}: special characters are not allowed",
            new SourceLocation(path, line, column)));
    }

    private static char[] All()
    {
        var all = new List<char> { '\x7f', '\ufffe', '\uffff' };
        for (var c = '\0'; c <= '\x9f'; c++)
        {
            if (c is < ' ' and not ('\t' or '\n' or '\r') or >= '\x80' and not '\x85')
                all.Add(c);
        }

        return [.. all];
    }
}
