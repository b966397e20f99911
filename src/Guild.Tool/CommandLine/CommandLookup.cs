using Guild.Core.Errors;
using Guild.Core.Text;
using Guild.Tool.Commands.Running;
using Guild.Tool.Plugins;

namespace Guild.Tool.CommandLine;

/// <summary>Finds the command that the words of a command line name: one of the host, else an alias of a plugin.</summary>
internal sealed class CommandLookup(HostServices services)
{
    /// <summary>The alias that was found, when the command is one.</summary>
    public AliasEntry? Alias { get; private set; }

    /// <summary>Finds the command.</summary>
    /// <exception cref="GuildException">There is no such command.</exception>
    public FoundCommand Find(IReadOnlyList<string> words)
    {
        var name = words[0];
        var rest = Behind(words, 1);
        if (CommandTable.Find(name) is { } spec)
            return CommandTable.SubcommandNames(spec.Name).Count > 0 ? FindInGroup(spec, rest) : Found(spec, $"guild {name}", rest);
        // A command of the host is never shadowed: aliases are looked at only now.
        Alias = services.Plugins.FindAlias(name);
        if (Alias is not null)
            return Found(AliasCommand.SpecOf(Alias), $"guild {name}", rest);
        // A command of a pinned plugin that is not here is no typing error.
        services.Plugins.RequirePinned();
        throw NoCommand(name, "guild", CommandTable.Names.Concat(services.Plugins.Aliases.Select(a => a.Name)));
    }

    private static FoundCommand FindInGroup(CommandSpec group, List<string> words)
    {
        var names = CommandTable.SubcommandNames(group.Name);
        var typed = $"guild {group.Name}";
        if (words.Count == 0 || words[0].StartsWith('-'))
        {
            if (CommandTable.DefaultSubcommand(group.Name) is not { } usual)
                return new FoundCommand(group, typed, words, [.. names.Select(n => CommandTable.FindSubcommand(group.Name, n)!)], AsksForHelp: true);
            var found = Found(CommandTable.FindSubcommand(group.Name, usual)!, typed, words);
            return found.AsksForHelp
                ? found with { Spec = found.Spec with { Summary = group.Summary, Description = group.Description }, Subcommands = [.. names.Select(n => CommandTable.FindSubcommand(group.Name, n)!)] }
                : found;
        }

        return CommandTable.FindSubcommand(group.Name, words[0]) is { } subcommand
            ? Found(subcommand, $"{typed} {words[0]}", Behind(words, 1))
            : throw NoCommand(words[0], typed, names);
    }

    private static FoundCommand Found(CommandSpec spec, string typedName, List<string> words) =>
        new(spec, typedName, words, [], AsksForHelp(words));

    private static bool AsksForHelp(List<string> words)
    {
        foreach (var word in words)
        {
            if (word is "--" or "--help")
                return word == "--help";
        }

        return false;
    }

    private static List<string> Behind(IReadOnlyList<string> words, int count)
    {
        List<string> rest = [];
        for (var i = count; i < words.Count; i++)
            rest.Add(words[i]);
        return rest;
    }

    private static GuildException NoCommand(string name, string parent, IEnumerable<string> candidates)
    {
        var near = NearestName.Find(name, candidates);
        return new GuildException(
            new GuildError($"No such command '{name}'.\nTry '{parent} --help' for more information.")
            {
                Fix = near is null ? null : $"did you mean '{near}'?",
                Needs = near is null && parent == "guild" ? [$"guild-command:{name}"] : [],
            },
            Outcome.Misuse);
    }
}
