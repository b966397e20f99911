using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Operations;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins.Installation;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Packages;

/// <summary><c>guild uninstall</c>, <c>guild packages delete</c> (cli.md C.7).</summary>
internal sealed class UninstallCommand(GuildEnvironment environment, ModelPackages packages, IGuildLog log, ITerminal terminal, CancellationToken cancel) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "uninstall",
        Summary = "Uninstall one or more packages.",
        Description = "Uninstall one or more packages of models. Runs that were made with them stay.",
        Arguments = [new ArgumentSpec("PACKAGE") { IsRequired = true, TakesMany = true }],
        Options = [new("yes", "Do not ask.") { Short = "-y" }],
        Type = typeof(UninstallCommand),
    };

    /// <summary>The table under the name that the command has among those of packages.</summary>
    public static CommandSpec DeleteSpec { get; } = Spec with { Name = "packages delete", Aliases = ["rm"] };

    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        using var feeds = new PackageFeeds(environment, log, []);
        var installer = new ModelInstaller(environment, packages, feeds);
        var names = asked.Arguments.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var missing in names.Where(n => packages.Named(n) is null).ToList())
        {
            terminal.Error.WriteLine($"WARNING: Skipping {missing} as it is not installed.");
            names.Remove(missing);
        }

        if (names.Count == 0)
            return 0;
        if (!asked.Has("yes"))
        {
            terminal.Error.WriteLine("You are about to uninstall the following packages:");
            foreach (var name in names)
                terminal.Error.WriteLine($"  {packages.Named(name)!.Name} {packages.Named(name)!.Version}");
            if (!terminal.Confirm("Uninstall?", defaultsToYes: true))
                return (int)Outcome.Declined;
        }

        foreach (var name in names)
        {
            if (await installer.UninstallAsync(name, cancel))
                terminal.Out.WriteLine($"Uninstalled package '{packages.Named(name)!.Name}' {packages.Named(name)!.Version}");
        }

        return 0;
    }
}
