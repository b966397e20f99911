using Guild.Core.Errors;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins.Installation;
using Guild.Tool.Plugins.Pins;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Plugins;

/// <summary><c>guild plugins install</c>.</summary>
internal sealed class PluginsInstallCommand(PluginSetup setup, ITerminal terminal) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "plugins install",
        Summary = "Install plugins.",
        Description = $"""
            Install plugins.

            PLUGIN is the name of a package, with '@VERSION' or '@RANGE' if not any version will do ('Acme.Guild.Nightly@1.2.0',
            'Acme.Guild.Nightly@[1.2,2.0)', 'Acme.Guild.Nightly@1.*'); or the path of a .nupkg file, of a folder with one, or of a plugin's
            build output.

            A package is checked before anything is written: that it is a guild plugin, fits this guild's contract, holds what its manifest
            says, and that its signature, if it has one, is whole. Nothing in it is run. Another version of the plugin is replaced.

            {FeedOptions.Help}
            """,
        Arguments = [new ArgumentSpec("PLUGIN") { IsRequired = true, TakesMany = true }],
        Options =
        [
            .. FeedOptions.Specs,
            new("pin", "Pin the plugin for this project instead: add it to guild-plugins.json and restore it."),
            new("force", "Install again what is installed, and whatever other plugins claim."),
        ],
        Type = typeof(PluginsInstallCommand),
    };

    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        using var feeds = setup.Feeds(asked);
        if (asked.Has("pin"))
            return await PinAsync(asked, feeds);
        var installer = setup.Installer(feeds);
        foreach (var what in asked.Arguments)
        {
            var installed = await installer.InstallAsync(what, asked.Has("pre"), asked.Has("force"), setup.Cancel);
            InstalledView.Show(terminal, installed);
        }

        setup.Warn(feeds);
        return 0;
    }

    private async Task<int> PinAsync(ParsedCommand asked, PackageFeeds feeds)
    {
        var project = setup.Environment.WorkingDirectory;
        var path = asked.Arguments.FirstOrDefault(PackageFinder.LooksLikePath);
        if (path is not null)
        {
            throw new GuildException(new GuildError($"'{path}' can't be pinned: others could not restore it")
            {
                Fix = "pin a package by its name, which a package source offers",
            });
        }

        // What no source offers is never written to the project's files.
        List<(string Id, string Range)> pins = [];
        foreach (var name in asked.Arguments.Select(PackageName.Parse))
        {
            var found = await RequiredPackage.FindAsync(feeds, PackageKind.Plugin, name, asked.Has("pre"), setup.Cancel);
            var range = name.Range == PackageRange.Any ? $"{found.Version.Major}.*" : name.Range.Text;
            pins.Add((found.Id, found.Version.IsPrerelease && name.Range == PackageRange.Any ? found.Version.ToNormalizedString() : range));
        }

        // Neither is what can't be installed.
        var wanted = pins.Aggregate(PluginPins.Read(project) ?? new PluginPins(), (all, pin) => all.With(pin.Id, pin.Range));
        var restored = await setup.Restorer(feeds, asked).RestoreAsync(wanted, isLocked: false, refreshed: null, setup.Cancel);
        foreach (var (id, range) in pins)
            PinFiles.SetPin(project, id, range);
        InstalledView.Show(terminal, restored);
        setup.Warn(feeds);
        return 0;
    }
}
