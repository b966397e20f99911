using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.Flags;

/// <summary>The words that pass flags to a program: <c>--name value</c> (guildfile.md 7.5, runs.md 5.3).</summary>
public sealed class FlagArguments
{
    private readonly string destination;
    private readonly bool skipsByDefault;
    private readonly IReadOnlyList<string> command;

    /// <summary>Arguments for one command.</summary>
    /// <param name="destination">The operation's <c>flags-dest</c>.</param>
    /// <param name="command">The command's words without the flag arguments: an option that is written there hides the flag of that name.</param>
    /// <param name="skipsByDefault">The operation's <c>default-flag-arg-skip</c>.</param>
    public FlagArguments(string destination, IReadOnlyList<string> command, bool skipsByDefault = false)
    {
        this.destination = destination;
        this.command = command;
        this.skipsByDefault = skipsByDefault;
    }

    /// <summary>
    /// Whether a value that looks like an option is joined to its name (<c>--name=-x</c>): Python's parsers would otherwise take it for one.
    /// </summary>
    public bool JoinsDashes { get; init; }

    private bool IsYaml => TakesYaml(destination);

    /// <summary>Whether a destination's arguments are YAML texts.</summary>
    public static bool TakesYaml(string destination) =>
        destination is "globals"
        || destination.StartsWith("global:", StringComparison.Ordinal)
        || destination.StartsWith("globals:", StringComparison.Ordinal)
        || destination.StartsWith("dict:", StringComparison.Ordinal)
        || destination.StartsWith("namespace:", StringComparison.Ordinal);

    /// <summary>The words, flags in name order.</summary>
    /// <param name="values">The flags' final values.</param>
    /// <param name="flags">Their definitions; a value without definition (a forced flag) is passed plainly.</param>
    /// <param name="warnings">Takes texts of warnings.</param>
    public IReadOnlyList<string> Build(
        IEnumerable<NamedValue> values, IReadOnlyList<FlagDef> flags, ICollection<string> warnings)
    {
        var byName = FlagIndex.ByName(flags);
        var words = new List<string>();
        foreach (var (name, value) in Sorted.By(values, static v => v.Key, CodePointOrder.Instance))
            Add(words, byName.GetValueOrDefault(name) ?? new FlagDef { Name = name, ArgSkip = false }, value, warnings);
        return words;
    }

    /// <summary>
    /// The words that the chosen <c>choices</c> add (<c>args</c>, 2018): <c>--name value</c> for each, unless an argument of that name is there.
    /// </summary>
    /// <param name="values">The flags' final values.</param>
    /// <param name="flags">Their definitions.</param>
    /// <param name="arguments">The words of <see cref="Build"/>.</param>
    /// <param name="expand">Replaces references to flags.</param>
    public IReadOnlyList<string> OfChoices(
        IEnumerable<NamedValue> values, IReadOnlyList<FlagDef> flags, IReadOnlyList<string> arguments, Func<string, string> expand)
    {
        var byName = FlagIndex.ByName(flags);
        var words = new List<string>();
        foreach (var (name, value) in values)
        {
            if (!byName.TryGetValue(name, out var flag) || flag.Choices.Count == 0 || FlagChoices.Find(flag, value) is not { } choice)
                continue;
            foreach (var (argument, added) in choice.Args)
            {
                var option = "--" + argument;
                if (command.Contains(option) || arguments.Contains(option) || words.Contains(option) || added.IsNull)
                    continue;
                var text = added is TextValue template ? Value.Of(expand(template.Text)) : added;
                words.AddRange([option, IsYaml ? FlagEncoding.EncodeYaml(new FlagDef { Name = argument }, text) : FlagEncoding.Encode(text)]);
            }
        }

        return words;
    }

    private void Add(List<string> words, FlagDef flag, Value value, ICollection<string> warnings)
    {
        if (flag.ArgSkip ?? skipsByDefault)
            return;
        var option = "--" + (flag.ArgName is { Length: > 0 } name ? name : flag.Name);
        if (command.Contains(option))
        {
            warnings.Add($"ignoring flag '{FlagText.FormatAssignment(flag.Name, value)}' because it's shadowed in the operation cmd as {option}");
            return;
        }

        if (!flag.ArgSwitch.IsNull)
        {
            if (PythonEquality.AreEqual(flag.ArgSwitch, value))
                words.Add(option);
            return;
        }

        if (value.IsNull)
            return;
        if (HasSplit(flag) && value is not ListValue)
        {
            AddParts(words, option, flag, ArgumentSplit.Split(FlagEncoding.Encode(value), flag.ArgSplit));
            return;
        }

        var word = IsYaml ? Undashed(FlagEncoding.EncodeYaml(flag, value), value) : FlagEncoding.EncodeArgument(flag, value);
        if (JoinsDashes && !IsYaml && LooksLikeOption(word))
            words.Add($"{option}={word}");
        else
            words.AddRange([option, word]);
    }

    /// <summary>The same YAML value, quoted when it begins with a dash.</summary>
    private static string Undashed(string yaml, Value value) =>
        value is TextValue { Text: ['-', ..] text } && yaml.StartsWith('-') ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : yaml;

    /// <summary>Whether argparse takes a word for an option: it begins with a dash and is no number in plain notation.</summary>
    private static bool LooksLikeOption(string word) => word.Length > 1 && word[0] == '-' && !IsPlainNumber(word.AsSpan(1));

    private static bool IsPlainNumber(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? text.Length : end;
        var rest = text[digits..];
        return rest.IsEmpty || (rest[0] == '.' && rest.Length > 1 && !rest[1..].ContainsAnyExceptInRange('0', '9'));
    }

    private void AddParts(List<string> words, string option, FlagDef flag, IReadOnlyList<string> parts)
    {
        if (IsYaml)
        {
            var ignored = new List<string>();
            words.Add(option);
            words.Add(YamlWriter.WriteFlow(new ListValue([.. parts.Select(p => FlagDecoder.Decode(p, flag.Type, ignored))])));
        }
        else if (flag.RepeatsArg)
        {
            words.AddRange(parts.SelectMany(p => JoinsDashes && LooksLikeOption(p) ? (string[])[$"{option}={p}"] : [option, p]));
        }
        else if (parts.Count > 0)
        {
            words.Add(option);
            words.AddRange(parts);
        }
    }

    private static bool HasSplit(FlagDef flag) => !PythonEquality.IsFalsy(flag.ArgSplit);
}
