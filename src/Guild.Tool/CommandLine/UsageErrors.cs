using Guild.Core.Errors;
using Guild.Core.Text;

namespace Guild.Tool.CommandLine;

/// <summary>The texts of command-line misuse, as cli.md A.3 has them.</summary>
internal static class UsageErrors
{
    private const string Unrecognized = "unrecognized option '";

    /// <summary>What is wrong with the words of a step, as Guild AI says it there.</summary>
    public static string InSteps(GuildException misuse)
    {
        var problem = misuse.Errors[0].What.Split('\n')[0];
        return problem.StartsWith(Unrecognized, StringComparison.Ordinal)
            ? $"No such option: {problem[Unrecognized.Length..problem.IndexOf('\'', Unrecognized.Length)]}"
            : problem;
    }

    /// <summary>Misuse of a command: exit code 2.</summary>
    public static GuildException Misuse(string what, string typedName) => With(what, typedName, Outcome.Misuse);

    /// <summary>An option that the command doesn't have, with the nearest one it has.</summary>
    public static GuildException UnknownOption(CommandSpec spec, string typedName, string option)
    {
        var near = option.StartsWith("--", StringComparison.Ordinal)
            ? NearestName.Find(option, spec.Options.Where(o => !o.IsHidden).Select(o => "--" + o.Name).Prepend("--help"))
            : null;
        return Misuse($"{Unrecognized}{option}'" + (near is null ? "" : $" (did you mean {near}?)"), typedName);
    }

    /// <summary>Two options that exclude each other (cli.md A.3 rule 8): exit code 1.</summary>
    /// <param name="first">The first option, with dashes.</param>
    /// <param name="second">The second option, with dashes.</param>
    /// <param name="typedName">The command as typed.</param>
    /// <param name="verb"><c>specified</c>, or <c>used</c> for <c>guild run</c> and filters.</param>
    public static GuildException Conflict(string first, string second, string typedName, string verb = "specified") =>
        With($"{first} and {second} cannot both be {verb}", typedName, Outcome.Error);

    /// <summary>None of the options was given of which one is needed (cli.md A.3 rule 9): exit code 1.</summary>
    /// <param name="names">The options, without dashes.</param>
    /// <param name="typedName">The command as typed.</param>
    public static GuildException MissingOneOf(IEnumerable<string> names, string typedName) =>
        new(new GuildError($"missing one of: {string.Join(", ", names.Select(n => "--" + n))}\nTry `{typedName} --help` for more information."));

    private static GuildException With(string what, string typedName, Outcome outcome) =>
        new(new GuildError($"{what}\nTry '{typedName} --help' for more information."), outcome);
}
