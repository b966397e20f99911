using Guild.Abstractions;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Logging;
using Guild.Core.Plugins;
using Guild.Core.Resources.Archives;

namespace Guild.Core.Resources;

/// <summary>Every source that a plugin's resolver brings to this machine as a file or directory: <c>file</c>, <c>url</c>, <c>s3</c>, …</summary>
internal sealed class FileSource(
    GuildEnvironment environment, IPluginCatalog plugins, ResourceCache cache, FileDigests digests, UserConfig configuration, IGuildLog log)
{
    public async Task<AcquiredSource> AcquireAsync(SourceRequest request, CancellationToken cancel)
    {
        // A module is named, not chosen: what else is called like it doesn't speak of it.
        if (request.Choice is { } choice && request.Source.Kind != "module")
            return await AcquireChoiceAsync(request, choice, cancel);

        var resolved = await FetchAsync(request, request.Source.Kind, request.Address, cancel);
        if (resolved.Path.Length == 0)
            return new AcquiredSource([]) { IsCheckOnly = true };
        Verify(request, resolved, cancel);
        return new AcquiredSource(await ExpandAsync(request, resolved, cancel));
    }

    /// <summary>Finds a file below the resource's location as the <c>file</c> resolver does.</summary>
    public async Task<string> FindAsync(SourceRequest request, CancellationToken cancel) =>
        (await FetchAsync(request, "file", request.Address, cancel)).Path;

    // Taken as it is: not verified, unpacked or selected from, which was declared with another file in mind.
    private async Task<AcquiredSource> AcquireChoiceAsync(SourceRequest request, Value choice, CancellationToken cancel)
    {
        var text = ValueText.Of(choice);
        if (text.StartsWith("http://", StringComparison.Ordinal) || text.StartsWith("https://", StringComparison.Ordinal))
        {
            var fetched = await FetchAsync(request, "url", text, cancel);
            return new AcquiredSource([new AcquiredPath(fetched.Path, request.Source.Uri)]) { Config = choice };
        }

        var isUnchanged = text == request.Address;
        var path = UserPath.Find(text, environment.WorkingDirectory, isUnchanged ? request.Location : null);
        log.Info($"Using {Path.GetRelativePath(environment.CommandDirectory, path)} for {request.Name}");
        // The digest speaks of the declared file, and that is what this is.
        if (isUnchanged)
            Verify(request, new ResolvedSource(path), cancel);
        return new AcquiredSource([Whole(request, path)]) { Config = choice };
    }

    private static string[] NeedsOf(string kind, string address)
    {
        var colon = kind == "url" ? address.IndexOf(':', StringComparison.Ordinal) : -1;
        return colon < 0 ? [$"guild-source:{kind}"] : [$"guild-scheme:{address[..colon]}", $"guild-source:{kind}"];
    }

    /// <summary>Asks the resolver of a kind for what an address names.</summary>
    public async Task<ResolvedSource> FetchAsync(SourceRequest request, string kind, string address, CancellationToken cancel)
    {
        var contribution = plugins.FindResolver(kind, address)
            ?? throw new UnmetException($"no plugin resolves '{kind}' sources")
            {
                Fix = "'guild plugins' lists the plugins at hand",
                Needs = NeedsOf(kind, address),
            };
        var resolver = plugins.Activate<IResourceResolver>(contribution);
        var source = new Source(kind, address)
        {
            Name = request.Name,
            Location = request.Source.Location,
            Attributes = AttributesOf(request.Source),
        };
        var context = new ResolveContext
        {
            SearchDirectories = [request.Location, .. request.Dependency.Resource.ParentDirectories],
            CacheDirectory = cache.DirectoryOf(CacheKey.OfSource(kind, address)),
            Environment = Together(environment.Variables, request.Environment),
            Offline = request.IsOffline,
        };
        try
        {
            var resolved = await resolver.ResolveAsync(source, context, cancel);
            if (resolved.IsCached)
                cache.NoteUse(Path.GetFileName(context.CacheDirectory), SourceDef.UriOf(kind, address));
            return resolved;
        }
        catch (ResolveException e)
        {
            throw new UnmetException(e.Message, e) { Fix = e.Remedy };
        }
        catch (PluginSettingException e)
        {
            throw new UnmetException(e.Message, e) { Fix = e.Remedy };
        }
        catch (PluginException e)
        {
            throw new UnmetException($"plugin '{e.Plugin}' failed: {e.Message}", e) { IsUnexpected = true };
        }
        catch (Exception e) when (e is not (OperationCanceledException or UnmetException))
        {
            throw new UnmetException(e.Message, e) { IsUnexpected = true };
        }
    }

    // A digest of digits alone, or with one 'e' among them, is a number to YAML; what counts is what is written.
    private static Dictionary<string, Value> AttributesOf(SourceDef source)
    {
        var attributes = source.Config.Entries.Where(e => e.Name is not null).ToDictionary(e => e.Name!, e => e.Value);
        if (source.Sha256 is { } digest)
            attributes["sha256"] = Value.Of(digest);
        return attributes;
    }

    private static Dictionary<string, string> Together(IReadOnlyDictionary<string, string> inherited, IReadOnlyDictionary<string, string> own)
    {
        var all = new Dictionary<string, string>(inherited, StringComparer.Ordinal);
        foreach (var variable in own)
            all[variable.Key] = variable.Value;
        return all;
    }

    private void Verify(SourceRequest request, ResolvedSource resolved, CancellationToken cancel)
    {
        if (request.Source.Sha256 is not { } expected)
            return;
        if (Directory.Exists(resolved.Path))
        {
            log.Warning($"cannot verify '{resolved.Path}' because it's a directory");
            return;
        }

        var actual = resolved.Sha256 ?? digests.Sha256(resolved.Path, cancel);
        if (string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase))
            return;
        throw new UnmetException(resolved.IsCached
            ? $"bad sha256 for '{resolved.Path}' (expected {expected} but got {actual})"
            : $"'{resolved.Path}' has an unexpected sha256 (expected {expected} but got {actual})")
        {
            Fix = $"restore the file; if it is meant to have changed, write 'sha256: {actual}'",
        };
    }

    private async Task<IReadOnlyList<AcquiredPath>> ExpandAsync(SourceRequest request, ResolvedSource resolved, CancellationToken cancel)
    {
        var source = request.Source;
        if (Directory.Exists(resolved.Path))
        {
            if (source.Select.Count == 0)
                return [Whole(request, resolved.Path)];
            var selected = PathSelection.Select(source.Select, DirectoryListing.Of(resolved.Path), log);
            return [.. selected.Select(p => Whole(request, Path.Combine(resolved.Path, p)))];
        }

        var kind = source.Unpack ?? (request.Dependency.Resource.UnpacksByDefault || source.ArchiveType is not null)
            ? ArchiveName.KindOf(resolved.Path, source.ArchiveType)
            : ArchiveKind.None;
        if (kind == ArchiveKind.None)
            return [Whole(request, resolved.Path)];

        var key = resolved.IsCached ? Path.GetFileName(Path.GetDirectoryName(resolved.Path)!) : CacheKey.OfFile(resolved.Path);
        var members = await cache.UnpackAsync(resolved.Path, kind, key, UnpackLimits.For(source, configuration), cancel);
        if (!resolved.IsCached)
            cache.NoteUse(key, $"file:{resolved.Path}");
        var taken = source.Select.Count > 0
            ? PathSelection.Select(source.Select, [.. members.Select(m => m.TrimEnd('/')).Distinct().Order(StringComparer.Ordinal)], log)
            : ResourceCache.TopLevel(members);
        return [.. taken.Select(m => new AcquiredPath(Path.Combine(cache.DirectoryOf(key), m), source.Uri)
        {
            Member = m,
            KeptDirectory = Path.GetDirectoryName(m) ?? "",
        })];
    }

    // A file of the project is recorded by its path there, so that one selected from a directory can be told from another.
    private static AcquiredPath Whole(SourceRequest request, string path)
    {
        var relative = Path.GetRelativePath(request.Location, path).Replace(Path.DirectorySeparatorChar, '/');
        var isInProject = request.Source.Kind == "file" && relative != "." && !relative.StartsWith("../", StringComparison.Ordinal)
            && relative != ".." && !Path.IsPathRooted(relative);
        return new AcquiredPath(path, isInProject ? $"file:{relative}" : request.Source.Uri)
        {
            KeptDirectory = isInProject ? Path.GetDirectoryName(relative) ?? "" : "",
        };
    }
}
