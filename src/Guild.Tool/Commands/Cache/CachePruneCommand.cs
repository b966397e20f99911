using System.Globalization;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Resources;
using Guild.Core.Resources.Caching;
using Guild.Core.Text;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Cache;

/// <summary><c>guild cache prune</c>.</summary>
internal sealed class CachePruneCommand(CachedResources cached, TimeProvider clock, ITerminal terminal) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "cache prune",
        Summary = "Remove downloaded resources.",
        Description = $"""
            Remove downloaded and unpacked resources: those named, those not used for a while, the least recently used until the rest is small enough.
            What a run uses that isn't finished stays. Whatever is removed is downloaded again when a run requires it.

            {CachedResources.Help}

            AGE is a number with s, m, h, d or w: '12h', '30d'. SIZE is one with K, M, G or T: '500M', '20 GiB'.
            """,
        Arguments = [new ArgumentSpec("RESOURCE") { TakesMany = true }],
        Options =
        [
            new("older-than", "Only what hasn't been used for AGE.") { ValueName = "AGE" },
            new("max-size", "The least recently used, until what is left takes at most SIZE.") { ValueName = "SIZE" },
            new("all", "Everything that isn't in use."),
            new("dry-run", "Show what would be removed, and remove nothing.") { Short = "-n" },
            new("yes", "Don't ask.") { Short = "-y" },
            new("json", "Show what was removed as JSON; needs --yes or --dry-run."),
        ],
        Type = typeof(CachePruneCommand),
    };

    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        if (asked.Arguments.Count == 0 && !asked.Has("older-than") && !asked.Has("max-size") && !asked.Has("all"))
            throw UsageErrors.Misuse("Nothing says what to remove: give RESOURCE, --older-than, --max-size or --all.", asked.TypedName);
        var isJson = asked.Has("json");
        if (isJson && !asked.Has("yes") && !asked.Has("dry-run"))
            throw UsageErrors.Misuse("--json needs --yes or --dry-run.", asked.TypedName);

        var entries = cached.Find(asked.Arguments);
        var chosen = Choose(entries, asked);
        if (chosen.Count == 0)
        {
            terminal.Error.WriteLine("Nothing to prune.");
            if (isJson)
                terminal.Out.WriteLine("[]");
            return Task.FromResult(0);
        }

        if (!isJson)
        {
            var rows = chosen.Select(e => (string[])[CachedResources.ShortKey(e), ByteSize.Format(e.Size), CachedResources.NameOf(e)]).ToList();
            foreach (var line in Table.Format(rows))
                terminal.Out.WriteLine(line);
        }

        var isDry = asked.Has("dry-run");
        if (!isDry && !asked.Has("yes") && !terminal.Confirm($"Remove {CachedResources.Count(chosen)}?", defaultsToYes: false))
            return Task.FromResult((int)Outcome.Declined);
        var removed = isDry ? chosen : [.. chosen.Where(cached.Inventory.TryRemove)];
        if (isJson)
            terminal.Out.WriteLine(JsonText.WriteAscii(new ListValue([.. removed.Select(CachedResources.Json)])));
        terminal.Error.WriteLine($"{(isDry ? "Would remove" : "Removed")} {CachedResources.Count(removed)}");
        if (removed.Count < chosen.Count)
            terminal.Error.WriteLine($"{chosen.Count - removed.Count} stay because they are in use");
        return Task.FromResult(0);
    }

    private List<CachedResource> Choose(IReadOnlyList<CachedResource> entries, ParsedCommand asked)
    {
        var free = entries.Where(e => !e.IsInUse).ToList();
        var oldest = asked.Value("older-than") is { } age ? clock.GetUtcNow() - Age(age, asked) : DateTimeOffset.MaxValue;
        var chosen = free.Where(e => e.LastUse <= oldest).ToList();
        if (asked.Value("max-size") is not { } size)
            return chosen;
        if (!ByteSize.TryParse(size, out var limit))
            throw UsageErrors.Misuse($"Invalid value for '--max-size': '{size}' is not a size, as in '500M' or '20 GiB'.", asked.TypedName);
        // What is old goes in any case when both are asked for; then the least recently used, listed last.
        var left = entries.Sum(e => e.Size);
        var going = asked.Has("older-than") ? chosen : [];
        left -= going.Sum(e => e.Size);
        foreach (var entry in Enumerable.Reverse(free))
        {
            if (left <= limit)
                break;
            if (going.Contains(entry))
                continue;
            going.Add(entry);
            left -= entry.Size;
        }

        return going;
    }

    private static TimeSpan Age(string text, ParsedCommand asked)
    {
        var unit = text.Length > 0 ? text[^1] : ' ';
        var seconds = unit switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, 'w' => 604_800, _ => 0 };
        if (seconds > 0 && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number * seconds < 1e10)
            return TimeSpan.FromSeconds(number * seconds);
        throw UsageErrors.Misuse($"Invalid value for '--older-than': '{text}' is not an age, as in '12h' or '30d'.", asked.TypedName);
    }
}
