using System.Globalization;
using Guild.Abstractions;
using Guild.Core.Resources;
using Guild.Core.Text;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Cache;

/// <summary><c>guild cache list</c>.</summary>
internal sealed class CacheListCommand(CachedResources cached, TimeZoneInfo zone, ITerminal terminal) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "cache list",
        Aliases = ["ls"],
        Summary = "List downloaded and unpacked resources.",
        Description = $"""
            List what has been downloaded and unpacked for runs: key, size, when it was last used, where it comes from.

            {CachedResources.Help}
            """,
        Arguments = [new ArgumentSpec("RESOURCE") { TakesMany = true }],
        Options = [new("json", "Show it as JSON.")],
        Type = typeof(CacheListCommand),
    };

    /// <summary>The group.</summary>
    public static CommandSpec Group { get; } = new()
    {
        Name = "cache",
        Summary = "Show, verify and prune downloaded resources.",
        Description = "Show, verify and prune what has been downloaded and unpacked for runs.\n\nWithout COMMAND, it is listed as by 'guild cache list'.",
    };

    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var entries = cached.Find(asked.Arguments);
        if (asked.Has("json"))
        {
            terminal.Out.WriteLine(JsonText.WriteAscii(new ListValue([.. entries.Select(CachedResources.Json)])));
            return Task.FromResult(0);
        }

        var rows = entries.Select(e => (string[])
        [
            CachedResources.ShortKey(e),
            ByteSize.Format(e.Size),
            TimeZoneInfo.ConvertTime(e.LastUse, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            e.IsInUse ? "in use" : "",
            CachedResources.NameOf(e),
        ]).ToList();
        foreach (var line in Table.Format(rows))
            terminal.Out.WriteLine(line);
        terminal.Error.WriteLine(entries.Count == 0 ? "Nothing is cached." : CachedResources.Count(entries));
        return Task.FromResult(0);
    }
}
