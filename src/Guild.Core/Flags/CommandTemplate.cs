using Guild.Abstractions;
using Guild.Core.GuildFiles;

namespace Guild.Core.Flags;

/// <summary>The words of a command with places for flags (guildfile.md 5.2, runs.md 5.2).</summary>
public static class CommandTemplate
{
    /// <summary>The word that stands for the flag arguments in recorded commands.</summary>
    public const string FlagArgumentsWord = "__flag_args__";

    /// <summary>Whether a word stands for the flag arguments.</summary>
    public static bool IsFlagArguments(string word) => word is FlagArgumentsWord or "${flag_args}";

    /// <summary>The command with everything filled in.</summary>
    /// <param name="words">The template's words.</param>
    /// <param name="flagArguments">Replaces the word <c>__flag_args__</c> or <c>${flag_args}</c>; references in them stay.</param>
    /// <param name="mainArguments">Replaces the word <c>${main_args}</c>.</param>
    /// <param name="references">Values of <c>${project_dir}</c>, <c>${python_exe}</c> and the like.</param>
    /// <param name="values">The flags' final values.</param>
    /// <param name="flags">Their definitions.</param>
    /// <exception cref="Errors.GuildException">A reference that isn't defined.</exception>
    public static IReadOnlyList<string> Expand(
        IEnumerable<string> words,
        IReadOnlyList<string> flagArguments,
        IReadOnlyList<string> mainArguments,
        IReadOnlyDictionary<string, string> references,
        IReadOnlyList<NamedValue> values,
        IReadOnlyList<FlagDef> flags)
    {
        var expansion = ForFlags(references, values, flags);
        var result = new List<string>();
        foreach (var word in words)
        {
            if (IsFlagArguments(word))
                result.AddRange(flagArguments);
            else if (word == "${main_args}")
                result.AddRange(mainArguments.Select(expansion.Expand));
            else
                result.Add(expansion.Expand(word));
        }

        return result;
    }

    /// <summary>References to fixed names and to flags, flags encoded as arguments.</summary>
    public static References ForFlags(
        IReadOnlyDictionary<string, string> references, IReadOnlyList<NamedValue> values, IReadOnlyList<FlagDef> flags)
    {
        var byName = values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        var defs = FlagIndex.ByName(flags);
        return new References(
            name => references.TryGetValue(name, out var text) ? Value.Of(text) : byName.GetValueOrDefault(name),
            (name, value) => FlagEncoding.EncodeArgument(defs.GetValueOrDefault(name), value));
    }
}
