using Guild.Core;
using Guild.Core.Logging;
using Guild.Core.Operations;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Plugins;
using Guild.Tool.Plugins.Installation;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Packages;

/// <summary><c>guild install</c> (cli.md C.7).</summary>
internal sealed class InstallCommand(GuildEnvironment environment, ModelPackages packages, IGuildLog log, ITerminal terminal, CancellationToken cancel) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "install",
        Summary = "Install one or more packages.",
        Description = $"""
            Install one or more packages of models, so that their operations run from anywhere.

            PACKAGE is a name, with '@VERSION' or '@RANGE' if not any version will do, or the path of a .nupkg file or of a folder with one.
            Nothing in a package is run when it is installed. For plugins there is 'guild plugins install'.

            {FeedOptions.Help}
            """,
        Arguments = [new ArgumentSpec("PACKAGE") { IsRequired = true, TakesMany = true }],
        Options =
        [
            new("upgrade", "Upgrade packages that are installed.") { Short = "-U" },
            new("reinstall", "Install packages again that are installed."),
            new("target", "Install into DIR instead of your folder of packages.") { Short = "-t", ValueName = "DIR" },
            new("no-cache", "Do not use cached packages (none ever are).") { IsHidden = true },
            new("no-deps", "Do not install dependencies (packages have none).") { IsHidden = true },
            .. FeedOptions.Specs,
        ],
        Type = typeof(InstallCommand),
    };

    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        using var feeds = FeedOptions.Feeds(asked, environment, log);
        var installer = new ModelInstaller(environment, packages, feeds);
        var options = new ModelInstallOptions
        {
            Upgrades = asked.Has("upgrade"),
            Reinstalls = asked.Has("reinstall"),
            IncludesPrerelease = asked.Has("pre"),
            Target = asked.Value("target") is { } target ? Path.GetFullPath(target, environment.WorkingDirectory) : null,
        };
        foreach (var what in asked.Arguments)
        {
            var (package, wasThere) = await installer.InstallAsync(what, options, cancel);
            if (wasThere)
            {
                terminal.Out.WriteLine($"Package '{package.Name}' {package.Receipt.Version} is installed already");
                continue;
            }

            terminal.Out.WriteLine($"Installed package '{package.Name}' {package.Receipt.Version}, from {package.Receipt.Source}");
            terminal.Out.WriteLine($"  publisher: {InstalledView.Publisher(package.Receipt)}");
        }

        foreach (var failure in feeds.Failures.Distinct())
            log.Warning(failure);
        return 0;
    }
}
