using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Plugins;
using Guild.Tool.Plugins.Installation;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Packages;

/// <summary><c>guild search</c> (cli.md C.7).</summary>
internal sealed class SearchCommand(GuildEnvironment environment, IGuildLog log, ITerminal terminal, CancellationToken cancel) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "search",
        Summary = "Search for a package.",
        Description = $"""
            Search package sources for packages of models, by words of their names, descriptions and tags.

            {FeedOptions.Help}
            """,
        Arguments = [new ArgumentSpec("TERM") { IsRequired = true, TakesMany = true }],
        Options = [new("all", "Search for all packages (model packages are all that guild can use).") { Short = "-a", IsHidden = true }, .. FeedOptions.Specs],
        Type = typeof(SearchCommand),
    };

    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        using var feeds = FeedOptions.Feeds(asked, environment, log);
        var found = await feeds.SearchAsync(PackageKind.Model, string.Join(' ', asked.Arguments), asked.Has("pre"), limit: 50, cancel);
        var rows = found.Select(p => (string[])[p.Id, p.Version.ToNormalizedString(), p.Description.Split('\n')[0].Trim()]).ToList();
        foreach (var line in Table.Format(rows, terminal.OutWidth))
            terminal.Out.WriteLine(line);
        foreach (var failure in feeds.Failures.Distinct())
            log.Warning(failure);
        if (found.Count == 0 && feeds.Failures.Count == feeds.Sources.Count)
            throw new GuildException(new GuildError("no package source could be asked") { Fix = "see 'dotnet nuget list source', or name one with --source" });
        if (found.Count == 0)
            terminal.Error.WriteLine("No packages found.");
        return 0;
    }
}
