using System.Globalization;
using Guild.Core.Errors;

namespace Guild.Tool.CommandLine;

/// <summary>Turns the words behind a command into a <see cref="ParsedCommand"/>, by the command's own table.</summary>
internal static class CommandParser
{
    /// <summary>Parses and checks the words.</summary>
    /// <exception cref="GuildException">The words don't fit the table; outcome <see cref="Outcome.Misuse"/>.</exception>
    public static ParsedCommand Parse(CommandSpec spec, string typedName, IReadOnlyList<string> words)
    {
        var tokens = OptionTokenizer.Tokenize(spec, typedName, words);
        var options = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var given in tokens.Options)
        {
            CheckValue(given, typedName);
            if (options.TryGetValue(given.Option.Name, out var values))
                ((List<string>)values).Add(given.Value);
            else
                options[given.Option.Name] = new List<string> { given.Value };
        }

        CheckArguments(spec, typedName, tokens.Arguments);
        return new ParsedCommand { Spec = spec, TypedName = typedName, Arguments = tokens.Arguments, Options = options };
    }

    private static void CheckValue(GivenOption given, string typedName)
    {
        var (option, value) = given;
        if (option.IsInteger)
        {
            if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                throw Invalid($"'{value}' is not a valid integer.");
            if (option.Minimum is { } minimum && number < minimum)
                throw Invalid($"{number} is not in the range x>={minimum}.");
            if (number > option.Maximum)
                throw Invalid($"{number} is not in the range x<={option.Maximum}.");
        }
        else if (option.IsNumber && !(double.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= option.Maximum))
        {
            throw Invalid(value);
        }

        GuildException Invalid(string problem)
        {
            var names = string.Join(" / ", option.ShortNames.Append("--" + option.Name).Select(n => $"'{n}'"));
            return UsageErrors.Misuse($"Invalid value for {names}: {problem}", typedName);
        }
    }

    private static void CheckArguments(CommandSpec spec, string typedName, IReadOnlyList<string> arguments)
    {
        var required = spec.Arguments.Count(a => a.IsRequired);
        if (arguments.Count < required)
            throw UsageErrors.Misuse($"missing argument for {spec.Arguments[arguments.Count].Name}{(spec.Arguments[arguments.Count].TakesMany ? "..." : "")}", typedName);
        if (spec.Arguments.Any(a => a.TakesMany) || arguments.Count <= spec.Arguments.Count)
            return;
        var extra = arguments.Skip(spec.Arguments.Count).ToList();
        throw UsageErrors.Misuse($"unexpected extra argument{(extra.Count == 1 ? "" : "s")} '{string.Join(' ', extra)}'", typedName);
    }
}
