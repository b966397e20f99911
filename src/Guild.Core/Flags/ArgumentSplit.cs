using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Core.Flags;

/// <summary>The <c>arg-split</c> of a flag: <c>yes</c> or <c>shlex</c> for shell words, any other text is a separator.</summary>
internal static class ArgumentSplit
{
    /// <summary>The parts of a text; none for an empty one.</summary>
    public static IReadOnlyList<string> Split(string text, Value split)
    {
        if (Separator(split) is { } separator)
            return text.Split(separator, StringSplitOptions.RemoveEmptyEntries);
        // Text that a shell couldn't split, such as "it's", splits at blanks.
        return ShellWords.TrySplit(text, out var words)
            ? words
            : text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Puts parts together so that they split the same again.</summary>
    public static string Join(IReadOnlyList<string> parts, Value split) =>
        Separator(split) is { } separator ? string.Join(separator, parts) : ShellWords.Join(parts);

    private static string? Separator(Value split) => split switch
    {
        BooleanValue or NullValue => null,
        TextValue { Text: "shlex" or "" } => null,
        _ => PythonText.Str(split),
    };
}
