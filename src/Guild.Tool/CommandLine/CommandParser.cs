using System.Globalization;
using Guild.Core.Errors;
using McMaster.Extensions.CommandLineUtils;

namespace Guild.Tool.CommandLine;

/// <summary>Turns the words behind a command into a <see cref="ParsedCommand"/>.</summary>
internal static class CommandParser
{
    /// <summary>Parses and checks the words by the command's table.</summary>
    /// <exception cref="GuildException">The words don't fit the table; outcome <see cref="Outcome.Misuse"/>.</exception>
    public static ParsedCommand Parse(CommandSpec spec, string typedName, IReadOnlyList<string> words)
    {
        var tokens = OptionTokenizer.Tokenize(spec, typedName, words);
        var app = Model(spec);
        var parsed = app.Parse(Normalised(tokens)).SelectedCommand;
        var options = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var option in spec.Options)
        {
            var values = parsed.Options.First(o => o.LongName == option.Name).Values;
            if (values.Count > 0)
                options[option.Name] = [.. values.Select(v => CheckValue(option, v ?? "", typedName))];
        }

        CheckArguments(spec, typedName, parsed.RemainingArguments);
        return new ParsedCommand { Spec = spec, TypedName = typedName, Arguments = parsed.RemainingArguments, Options = options };
    }

    /// <summary>The McMaster model of a command, by the builder API: conventions and attributes cost time at every start.</summary>
    private static CommandLineApplication Model(CommandSpec spec)
    {
        var app = new CommandLineApplication(throwOnUnexpectedArg: false) { Name = spec.Name, AllowArgumentSeparator = true, ClusterOptions = false };
        foreach (var option in spec.Options)
            app.Option($"--{option.Name} <VALUE>", option.Help, CommandOptionType.MultipleValue);
        return app;
    }

    private static string[] Normalised(TokenizedWords tokens)
    {
        var words = new List<string>();
        foreach (var (option, value) in tokens.Options)
            words.AddRange(["--" + option.Name, value]);
        words.Add("--");
        words.AddRange(tokens.Arguments);
        return [.. words];
    }

    private static string CheckValue(OptionSpec option, string value, string typedName)
    {
        var names = string.Join(" / ", option.ShortNames.Append("--" + option.Name).Select(n => $"'{n}'"));
        if (option.IsInteger)
        {
            if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                throw UsageErrors.Misuse($"Invalid value for {names}: '{value}' is not a valid integer.", typedName);
            if (option.Minimum is { } minimum && number < minimum)
                throw UsageErrors.Misuse($"Invalid value for {names}: {number} is not in the range x>={minimum}.", typedName);
        }
        else if (option.IsNumber && !double.TryParse(value, CultureInfo.InvariantCulture, out _))
        {
            throw UsageErrors.Misuse($"Invalid value for {names}: {value}", typedName);
        }

        return value;
    }

    private static void CheckArguments(CommandSpec spec, string typedName, List<string> arguments)
    {
        var required = spec.Arguments.Count(a => a.IsRequired);
        if (arguments.Count < required)
            throw UsageErrors.Misuse($"missing argument for {spec.Arguments[arguments.Count].Name}", typedName);
        if (spec.Arguments.Any(a => a.TakesMany) || arguments.Count <= spec.Arguments.Count)
            return;
        var extra = arguments.Skip(spec.Arguments.Count).ToList();
        throw UsageErrors.Misuse($"unexpected extra argument{(extra.Count == 1 ? "" : "s")} '{string.Join(' ', extra)}'", typedName);
    }
}
