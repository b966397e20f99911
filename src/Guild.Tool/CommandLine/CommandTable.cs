using Guild.Core.Planning;
using Guild.Tool.Commands.Api;
using Guild.Tool.Commands.Cache;
using Guild.Tool.Commands.Packages;
using Guild.Tool.Commands.Plugins;
using Guild.Tool.Commands.Projects;
using Guild.Tool.Commands.Projects.Environments;
using Guild.Tool.Commands.Running;
using Guild.Tool.Commands.Runs;
using Guild.Tool.Commands.Runs.Comparing;
using Guild.Tool.Commands.Runs.Files;
using Guild.Tool.Commands.Runs.Transfer;
using Guild.Tool.Commands.Setup;

namespace Guild.Tool.CommandLine;

/// <summary>Finds a command by its words. Only the table of the command that was asked for is built.</summary>
internal static class CommandTable
{
    /// <summary>The top-level command words, in the order of the help page.</summary>
    public static IReadOnlyList<string> Names { get; } = ["api", "archive", "cache", "cat", "check", "comment", "compare", "completion", "diff", "download", "export", "help", "import", "init", "install", "label", "ls", "mark", "merge", "models", "open", "operations", "package", "packages", "plugins", "resources", "run", "runs", "search", "select", "stop", "tag", "uninstall", "watch"];

    /// <summary>The six commands to know, in the order in which a newcomer meets them.</summary>
    public static IReadOnlyList<string> CommandsToKnow { get; } = ["run", "runs", "operations", "ls", "cat", "help"];

    private static string[] RunsNames =>
    [
        "archive", "comment", "delete", "diff", "export", "import", "info", "label", "list", "mark", "merge", "purge", "restore", "stop", "tag",
    ];

    /// <summary>Whether a command that begins with this word asks which plugins there are: one that reads a Guild file, or an alias.</summary>
    public static bool NeedsPlugins(string word) =>
        word is "run" or "resources" or "download" or "operations" or "ops" or "models" or "help" or "check" || (!word.StartsWith('-') && !Names.Contains(word));

    /// <summary>Every command and subcommand.</summary>
    public static IEnumerable<CommandSpec> All =>
        Names.Select(n => Find(n)!).Concat(Names.SelectMany(g => SubcommandNames(g).Select(n => FindSubcommand(g, n)!))).Distinct();

    /// <summary>The command of a top-level word; <see langword="null"/> when there is none.</summary>
    public static CommandSpec? Find(string name) => name switch
    {
        "api" => ApiSpecs.Group,
        "archive" => ArchiveCommand.Spec,
        "cache" => CacheListCommand.Group,
        "cat" => CatCommand.Spec,
        "check" => CheckCommand.Spec,
        "comment" => CommentCommand.Spec,
        "compare" => CompareCommand.Spec,
        "diff" => DiffCommand.Spec,
        "download" => DownloadCommand.Spec,
        "export" => ExportCommand.Spec,
        "completion" => CompletionCommand.Spec,
        "help" => HelpCommand.Spec,
        "import" => ImportCommand.Spec,
        "init" => InitCommand.Spec,
        "install" => InstallCommand.Spec,
        "label" => LabelCommand.Spec,
        "ls" => LsCommand.Spec,
        "mark" => MarkCommand.Spec,
        "merge" => MergeCommand.Spec,
        "models" => ModelsCommand.Spec,
        "open" => OpenCommand.Spec,
        "operations" or "ops" => OperationsCommand.Spec,
        "package" => PackageCommand.Spec,
        "packages" => PackagesCommand.Group,
        "plugins" => PluginsCommand.Group,
        "resources" => ResourcesCommand.Spec,
        "run" => RunCommand.Spec,
        "runs" => RunsGroup,
        "search" => SearchCommand.Spec,
        "select" => SelectCommand.Spec,
        "stop" => StopCommand.Spec,
        "tag" => TagCommand.Spec,
        "uninstall" => UninstallCommand.Spec,
        "watch" => WatchCommand.Spec,
        InternalCommands.Steps => StepsCommand.Spec,
        InternalCommands.Batch => BatchCommand.Spec,
        InternalCommands.Queue => QueueCommand.Spec,
        _ => null,
    };

    /// <summary>The subcommand words of a group; empty when the command is no group.</summary>
    public static IReadOnlyList<string> SubcommandNames(string group) => group switch
    {
        "cache" => ["list", "prune", "verify"],
        "packages" => ["delete", "info", "list"],
        "plugins" => ["info", "install", "list", "restore", "search", "uninstall", "update", "verify"],
        "api" => ["compare", "help-op", "merge", "ops", "runs"],
        "runs" => RunsNames,
        _ => [],
    };

    /// <summary>A subcommand; <see langword="null"/> when there is none.</summary>
    public static CommandSpec? FindSubcommand(string group, string name) => (group, name) switch
    {
        ("api", "compare") => ApiSpecs.Compare,
        ("api", "help-op") => ApiSpecs.HelpOperation,
        ("api", "merge") => ApiSpecs.Merge,
        ("api", "ops") => ApiSpecs.Operations,
        ("api", "runs") => ApiSpecs.Runs,
        ("runs", "list") => RunsListCommand.Spec,
        ("runs", "info") => RunsInfoCommand.Spec,
        ("runs", "delete" or "rm") => RunsDeleteCommand.Spec,
        ("runs", "purge") => RunsPurgeCommand.Spec,
        ("runs", "restore") => RunsRestoreCommand.Spec,
        ("runs", "stop") => StopCommand.Spec,
        ("runs", "archive") => ArchiveCommand.Spec,
        ("runs", "diff") => DiffCommand.Spec,
        ("runs", "export") => ExportCommand.Spec,
        ("runs", "import") => ImportCommand.Spec,
        ("runs", "comment") => CommentCommand.Spec,
        ("runs", "label") => LabelCommand.Spec,
        ("runs", "merge") => MergeCommand.Spec,
        ("runs", "mark") => MarkCommand.Spec,
        ("runs", "tag") => TagCommand.Spec,
        ("cache", "list" or "ls") => CacheListCommand.Spec,
        ("cache", "prune") => CachePruneCommand.Spec,
        ("cache", "verify") => CacheVerifyCommand.Spec,
        ("packages", "list" or "ls") => PackagesCommand.Spec,
        ("packages", "info") => PackagesInfoCommand.Spec,
        ("packages", "delete" or "rm") => UninstallCommand.DeleteSpec,
        ("plugins", "list") => PluginsCommand.Spec,
        ("plugins", "info") => PluginsInfoCommand.Spec,
        ("plugins", "install") => PluginsInstallCommand.Spec,
        ("plugins", "restore") => PluginsRestoreCommand.Spec,
        ("plugins", "search") => PluginsSearchCommand.Spec,
        ("plugins", "uninstall" or "remove" or "rm") => PluginsUninstallCommand.Spec,
        ("plugins", "update") => PluginsUpdateCommand.Spec,
        ("plugins", "verify") => PluginsVerifyCommand.Spec,
        _ => null,
    };

    private static CommandSpec RunsGroup { get; } = new()
    {
        Name = "runs",
        Summary = "Show and manage runs.",
        Description = "Show and manage runs.\n\nWithout COMMAND, runs are listed as by 'guild runs list'.",
    };

    /// <summary>The subcommand that a group's own word stands for (<c>runs</c> is <c>runs list</c>); <see langword="null"/> when it stands for none.</summary>
    public static string? DefaultSubcommand(string group) => group == "api" ? null : "list";
}
