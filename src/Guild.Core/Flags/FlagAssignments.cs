using Guild.Core.Errors;

namespace Guild.Core.Flags;

/// <summary>The flag words of a command line.</summary>
/// <param name="Assignments"><c>NAME=TEXT</c>, in order.</param>
/// <param name="BatchFiles">The paths of <c>@PATH</c> words.</param>
public sealed record FlagAssignments(IReadOnlyList<(string Name, string Text)> Assignments, IReadOnlyList<string> BatchFiles)
{
    /// <summary>Reads the words; a leading <c>~</c> of a word is the home directory.</summary>
    /// <exception cref="GuildException">Words that are neither.</exception>
    public static FlagAssignments Parse(IEnumerable<string> words, string userHome)
    {
        var assignments = new List<(string, string)>();
        var batchFiles = new List<string>();
        var invalid = new List<string>();
        foreach (var typed in words)
        {
            var word = HomePath.Expand(typed, userHome);
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (word.StartsWith('@'))
                batchFiles.Add(HomePath.Expand(word[1..], userHome));
            else if (equals < 0)
                invalid.Add(typed);
            else
                assignments.Add((word[..equals], word[(equals + 1)..]));
        }

        return invalid.Count == 0
            ? new FlagAssignments(assignments, batchFiles)
            : throw new GuildException($"invalid argument(s):\n{string.Join('\n', invalid)}\nexpected NAME=VAL");
    }
}
