using Guild.Core.Errors;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Commands.Running;

/// <summary>Options of which a command takes only one.</summary>
internal static class Incompatible
{
    /// <summary>Refuses pairs of options that were given both.</summary>
    /// <param name="asked">The command line.</param>
    /// <param name="verb">How the message ends, by habit of the command: both can't be <c>specified</c>, or <c>used</c>.</param>
    /// <param name="pairs">The names of the options.</param>
    public static void Check(ParsedCommand asked, string verb, params (string First, string Second)[] pairs)
    {
        foreach (var (first, second) in pairs)
        {
            if (asked.Has(first) && asked.Has(second))
            {
                throw new GuildException(new GuildError(
                    $"--{first} and --{second} cannot both be {verb}\nTry 'guild {asked.Spec.Name} --help' for more information."));
            }
        }
    }

    /// <summary>Refuses all but one of several options.</summary>
    /// <param name="asked">The command line.</param>
    /// <param name="names">The names of the options.</param>
    public static void CheckOnlyOne(ParsedCommand asked, IReadOnlyList<string> names)
    {
        string[] given = [.. names.Where(asked.Has)];
        if (given.Length > 1)
            Check(asked, "specified", (given[0], given[1]));
    }
}
