using Guild.Core.Errors;

namespace Guild.Tool.CommandLine;

/// <summary>
/// Takes the words behind a command apart by the command's own option table: <c>-Fo VAL</c>, <c>-vl</c>, <c>-n5</c>,
/// <c>-nVAL</c>, <c>--name=VAL</c>, <c>--name VAL</c>, <c>--</c> (cli.md A.1).
/// </summary>
/// <remarks>By hand: no library does multi-letter short options, clusters and attached values at once, and each costs every start several milliseconds.</remarks>
internal static class OptionTokenizer
{
    /// <summary>Takes words apart.</summary>
    /// <exception cref="GuildException">An option is unknown or lacks its value; outcome <see cref="Outcome.Misuse"/>.</exception>
    public static TokenizedWords Tokenize(CommandSpec spec, string typedName, IReadOnlyList<string> words)
    {
        var options = new List<GivenOption>();
        var arguments = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word == "--")
            {
                arguments.AddRange(words.Skip(i + 1));
                break;
            }

            if (word.StartsWith("--", StringComparison.Ordinal))
                ReadLong(word, ref i);
            else if (word.Length > 1 && word[0] == '-' && !IsNegativeNumber(word))
                ReadShort(word, ref i);
            else
                arguments.Add(word);
        }

        return new TokenizedWords(options, arguments);

        void ReadLong(string word, ref int i)
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? word : word[..equals];
            var option = FindLong(spec, name) ?? throw UsageErrors.UnknownOption(spec, typedName, name);
            if (!option.IsSwitch)
                Add(option, equals < 0 ? NextValue(name, ref i) : word[(equals + 1)..]);
            else if (equals < 0)
                Add(option, name == option.Opposite ? GivenOption.Off : "");
            else
                throw UsageErrors.Misuse($"Option '{name}' does not take a value.", typedName);
        }

        void ReadShort(string word, ref int i)
        {
            // A multi-letter short option is recognised before splitting into letters: the longest name that fits wins.
            var rest = word[1..];
            while (rest.Length > 0)
            {
                var option = LongestShort(spec, rest, out var length);
                if (option is null)
                    throw UsageErrors.UnknownOption(spec, typedName, rest.Length == word.Length - 1 ? word : "-" + rest[0]);
                var name = "-" + rest[..length];
                rest = rest[length..];
                if (option.IsSwitch)
                {
                    Add(option, "");
                    continue;
                }

                Add(option, rest.Length == 0 ? NextValue(name, ref i) : rest.StartsWith('=') ? rest[1..] : rest);
                return;
            }
        }

        string NextValue(string name, ref int i) =>
            ++i < words.Count ? words[i] : throw UsageErrors.Misuse($"Option '{name}' requires an argument.", typedName);

        void Add(OptionSpec option, string value) => options.Add(new GivenOption(option, value));
    }

    private static OptionSpec? FindLong(CommandSpec spec, string name)
    {
        foreach (var option in spec.Options)
        {
            if (name.AsSpan(2).SequenceEqual(option.Name) || option.OtherNames.Contains(name) || name == option.Opposite)
                return option;
        }

        return null;
    }

    // An exact word beats a cluster, a longer option beats a shorter one. But a switch with something behind it doesn't beat an option whose
    // value that may be: '-Set' is '-S et', not '-Se -t'.
    private static OptionSpec? LongestShort(CommandSpec spec, string letters, out int length)
    {
        OptionSpec? found = null;
        length = 0;
        foreach (var option in spec.Options)
        {
            foreach (var name in option.ShortNames)
            {
                if (letters.AsSpan().StartsWith(name.AsSpan(1), StringComparison.Ordinal) && (found is null || IsPreferred(option, name.Length - 1, found, length)))
                {
                    found = option;
                    length = name.Length - 1;
                }
            }
        }

        return found;

        bool IsPreferred(OptionSpec one, int itsLength, OptionSpec other, int otherLength) => itsLength > otherLength
            ? itsLength == letters.Length || !one.IsSwitch || other.IsSwitch
            : otherLength < letters.Length && other.IsSwitch && !one.IsSwitch;
    }

    private static bool IsNegativeNumber(string word) => char.IsAsciiDigit(word[1]) || (word[1] == '.' && word.Length > 2);
}
