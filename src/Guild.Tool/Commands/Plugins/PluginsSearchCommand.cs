using Guild.Core.Errors;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins.Installation;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Plugins;

/// <summary><c>guild plugins search</c>.</summary>
internal sealed class PluginsSearchCommand(PluginSetup setup, ITerminal terminal) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "plugins search",
        Summary = "Look for plugins in package sources.",
        Description = $"""
            Look for plugins in package sources, by words of their names, descriptions and tags; without TERM all are listed.

            Each line shows a package's name, its newest version, whether it is installed, its authors and its description.

            {FeedOptions.Help}
            """,
        Arguments = [new ArgumentSpec("TERM") { TakesMany = true }],
        Options = [new("limit", "Show at most N packages of each source (50).") { Short = "-n", ValueName = "N", IsInteger = true, Minimum = 1 }, .. FeedOptions.Specs],
        Type = typeof(PluginsSearchCommand),
    };

    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        using var feeds = setup.Feeds(asked);
        var found = await feeds.SearchAsync(PackageKind.Plugin, string.Join(' ', asked.Arguments), asked.Has("pre"), asked.Integer("limit") ?? 50, setup.Cancel);
        var installed = setup.Installer(feeds).Store.All;
        var rows = found.Select(p => (string[])
        [
            p.Id,
            p.Version.ToNormalizedString(),
            installed.FirstOrDefault(i => i.Receipt.Id.Equals(p.Id, StringComparison.OrdinalIgnoreCase)) is { } here ? $"installed {here.Receipt.Version}" : "",
            p.Authors,
            p.Description.ReplaceLineEndings(" "),
        ]).ToList();
        foreach (var line in Table.Format(rows, terminal.OutWidth))
            terminal.Out.WriteLine(line);
        setup.Warn(feeds);
        if (feeds.Sources.Count == 0 || (found.Count == 0 && feeds.Failures.Count == feeds.Sources.Count))
        {
            throw new GuildException(new GuildError("no package source could be asked")
            {
                Fix = "see 'dotnet nuget list source', or name one with --source",
            });
        }

        if (found.Count == 0)
            terminal.Error.WriteLine("No plugins found.");
        return 0;
    }
}
