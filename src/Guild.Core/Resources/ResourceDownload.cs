using Guild.Abstractions;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Logging;
using Guild.Core.Plugins;

namespace Guild.Core.Resources;

/// <summary>Brings what a URL names into the home's cache, as for a run that requires it.</summary>
/// <param name="environment">Where the command runs.</param>
/// <param name="plugins">The resolvers.</param>
/// <param name="configuration">The user's configuration.</param>
/// <param name="log">Told what is downloaded.</param>
/// <param name="clock">The time.</param>
public sealed class ResourceDownload(GuildEnvironment environment, IPluginCatalog plugins, UserConfig configuration, IGuildLog log, TimeProvider clock)
{
    /// <summary>Downloads, unless what is cached is current.</summary>
    /// <returns>The absolute path of the file or directory, and the file's SHA-256 as lower-case hex; <see langword="null"/> for a directory.</returns>
    /// <exception cref="GuildException">It can't be downloaded.</exception>
    public async Task<(string Path, string? Sha256)> RunAsync(string url, CancellationToken cancel)
    {
        var digests = new FileDigests(environment.Home, clock);
        var files = new FileSource(environment, plugins, new ResourceCache(environment.Home, digests, clock, log), digests, configuration, log);
        var config = MapValue.Of(("url", Value.Of(url)));
        var source = new SourceDef { Kind = "url", Address = url, Config = config };
        var dependency = new PlannedDependency
        {
            Name = source.Uri,
            Resource = new ResourceDef { Directory = environment.WorkingDirectory, Sources = [source], Config = config },
        };
        try
        {
            var resolved = await files.FetchAsync(new SourceRequest(source, dependency, new FlagReferences([])) { RunDirectory = "" }, source.Kind, source.Address, cancel);
            return (resolved.Path, Directory.Exists(resolved.Path) ? null : resolved.Sha256 ?? digests.Sha256(resolved.Path, cancel));
        }
        catch (Exception e) when (UnmetError.Understands(e))
        {
            throw new GuildException(
                [
                    new GuildError($"error downloading {source.Uri}: {e.Message}")
                    {
                        Fix = (e as UnmetException)?.Fix ?? FullDisk.FixFor(e),
                        Needs = (e as UnmetException)?.Needs ?? [],
                    },
                ],
                cause: e);
        }
    }
}
