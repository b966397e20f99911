using System.Globalization;
using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Runs;
using Guild.Plugins.Manifests;

namespace Guild.Tool.Plugins.Installation;

/// <summary>
/// What the user's package sources offer in plugins, by the tags of their packages: asked once a day, kept in the plugin folder. What
/// the user typed is never sent anywhere.
/// </summary>
internal sealed class FeedIndex(GuildEnvironment environment, PluginPlaces places, TimeProvider clock, IGuildLog log)
{
    private const int Limit = 500;

    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    // A machine without network should not wait for it at each error.
    private static readonly TimeSpan FreshFailure = TimeSpan.FromHours(1);

    private const int UsualPatience = 2;

    private TimeSpan Patience => TimeSpan.FromSeconds(
        int.TryParse(environment.Variable("GUILD_FEED_PATIENCE"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Math.Min(seconds, 3600) : UsualPatience);

    /// <summary>The packages that give any of what is needed, ordered by name; empty when none is known, or nothing may be asked.</summary>
    /// <param name="needs">Tags, as <see cref="PackageTags"/> has them.</param>
    public async Task<IReadOnlyList<string>> FindAsync(IReadOnlyList<string> needs)
    {
        if (needs.Count == 0 || environment.IsSet("GUILD_OFFLINE"))
            return [];
        try
        {
            using var feeds = new PackageFeeds(environment, log, []);
            // An own list for each set of sources: projects have their own.
            var path = Path.Combine(places.Installed, ".feeds", Name(feeds));
            var lines = Read(path) ?? await AskAsync(feeds, path);
            return [.. lines.Where(l => l.Split('\t') is [_, var tags] && needs.Any(n => tags.Split(' ').Contains(n, StringComparer.OrdinalIgnoreCase))).Select(l => l.Split('\t')[0])];
        }
        catch (Exception e) when (e is GuildException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            log.Debug($"package sources were not asked for plugins: {e.Message}");
            return [];
        }
    }

    private async Task<IReadOnlyList<string>> AskAsync(PackageFeeds feeds, string path)
    {
        var patience = Patience;
        using var impatience = new CancellationTokenSource(patience, clock);
        var asking = feeds.SearchAsync(PackageKind.Plugin, PackageTags.Plugin, includesPrerelease: false, Limit, impatience.Token);
        // Some sources don't listen to the token.
        var isAnswered = await Task.WhenAny(asking, Task.Delay(patience, clock)) == asking && asking.IsCompletedSuccessfully;
        var found = isAnswered ? await asking : [];
        List<string> lines = [.. found.Select(p => $"{p.Id}\t{string.Join(' ', p.Tags)}")];
        Keep(path, isAnswered && feeds.Failures.Count == 0 ? Fresh : FreshFailure, lines);
        return lines;
    }

    private List<string>? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        var lines = File.ReadAllLines(path);
        return lines.Length > 0 && long.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            && until > clock.GetUtcNow().UtcTicks && until < (clock.GetUtcNow() + Fresh + Fresh).UtcTicks
            ? [.. lines.Skip(1)]
            : null;
    }

    private void Keep(string path, TimeSpan time, List<string> lines)
    {
        var directory = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(directory);
        var until = (clock.GetUtcNow() + time).UtcTicks.ToString(CultureInfo.InvariantCulture);
        AtomicFile.Write(path, directory, string.Concat(lines.Prepend(until).Select(l => l + "\n")));
    }

    private static string Name(PackageFeeds feeds)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in string.Join('\n', feeds.Sources.Select(s => s.PackageSource.Source)))
            hash = (hash ^ c) * 1099511628211UL;
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
