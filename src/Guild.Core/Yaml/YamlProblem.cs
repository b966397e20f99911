using System.Globalization;
using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Core.Yaml;

/// <summary>Words for what is wrong with a YAML text.</summary>
internal static class YamlProblem
{
    /// <summary>An error with its place also in the text, as the original writes it.</summary>
    public static GuildError Error(string problem, SourceLocation where) =>
        new($"{problem} (line {where.Line}, column {where.Column})") { Where = where };

    /// <summary>A problem at a place.</summary>
    public static GuildException At(string path, YamlMark mark, string problem) =>
        new(Error(problem, new SourceLocation(path, mark.Line + 1, mark.Column + 1)));

    /// <summary>A problem with what it is found in, and where that begins.</summary>
    public static GuildException Within(string path, string context, YamlMark start, YamlMark mark, string problem) =>
        At(path, mark, start == mark ? $"{context}: {problem}" : $"{context} (line {start.Line + 1}, column {start.Column + 1}): {problem}");

    /// <summary>A character as messages show it.</summary>
    public static string Quote(char c) => c switch
    {
        '\t' => "'\\t'",
        '\n' => "'\\n'",
        '\r' => "'\\r'",
        '\'' => "\"'\"",
        '\\' => "'\\\\'",
        '\0' => "the end of the text",
        < ' ' or >= '\x7f' and < '\xa1' => $"'\\x{((int)c).ToString("x2", CultureInfo.InvariantCulture)}'",
        '\u2028' or '\u2029' or '\ufeff' or (>= '\ud800' and < '\ue000') => $"'\\u{((int)c).ToString("x4", CultureInfo.InvariantCulture)}'",
        _ => $"'{c}'",
    };
}
