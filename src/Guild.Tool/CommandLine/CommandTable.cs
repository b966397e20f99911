using Guild.Tool.Commands;

namespace Guild.Tool.CommandLine;

/// <summary>Finds a command by its words. Only the table of the command that was asked for is built.</summary>
internal static class CommandTable
{
    /// <summary>The top-level command words, in the order of the help page.</summary>
    public static IReadOnlyList<string> Names { get; } = ["check", "help", "models", "operations", "plugins", "run"];

    /// <summary>The six commands to know, in the order in which a newcomer meets them.</summary>
    public static IReadOnlyList<string> CommandsToKnow { get; } = ["run", "operations", "help"];

    /// <summary>Every command and subcommand.</summary>
    public static IEnumerable<CommandSpec> All =>
        Names.Select(n => Find(n)!).Concat(Names.SelectMany(g => SubcommandNames(g).Select(n => FindSubcommand(g, n)!))).Distinct();

    /// <summary>The command of a top-level word; <see langword="null"/> when there is none.</summary>
    public static CommandSpec? Find(string name) => name switch
    {
        "check" => CheckCommand.Spec,
        "help" => HelpCommand.Spec,
        "models" => ModelsCommand.Spec,
        "operations" or "ops" => OperationsCommand.Spec,
        "plugins" => PluginsCommand.Spec,
        "run" => RunCommand.Spec,
        _ => null,
    };

    /// <summary>The subcommand words of a group; empty when the command is no group.</summary>
    public static IReadOnlyList<string> SubcommandNames(string group) => group switch
    {
        "plugins" => ["info", "list"],
        "runs" => ["delete", "info", "list"],
        _ => [],
    };

    /// <summary>A subcommand; <see langword="null"/> when there is none.</summary>
    public static CommandSpec? FindSubcommand(string group, string name) => (group, name) switch
    {
        ("plugins", "list") => PluginsCommand.Spec,
        ("plugins", "info") => PluginsInfoCommand.Spec,
        _ => null,
    };

    /// <summary>The subcommand that a group's own word stands for (<c>runs</c> is <c>runs list</c>).</summary>
    public static string DefaultSubcommand(string group) => group switch
    {
        _ => "list",
    };
}
