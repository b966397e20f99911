using Guild.Core.Resources.Caching;
using Guild.Core.Runs;

namespace Guild.Core.Resources;

/// <summary>Looks up what an operation requires, without fetching anything.</summary>
/// <param name="environment">Where the command runs.</param>
/// <param name="runs">Runs that operation sources may use.</param>
public sealed class RequiredSources(GuildEnvironment environment, IUpstreamRuns runs)
{
    /// <summary>The sources of dependencies, in order.</summary>
    /// <param name="dependencies">The dependencies.</param>
    /// <param name="flags">Flag values, for references.</param>
    public IEnumerable<RequiredSource> Of(IEnumerable<PlannedDependency> dependencies, IReadOnlyList<NamedValue> flags)
    {
        var references = new FlagReferences(flags);
        foreach (var dependency in dependencies)
        {
            foreach (var source in dependency.Resource.Sources)
                yield return Find(new SourceRequest(source, dependency, references) { RunDirectory = "" }, references);
        }
    }

    private RequiredSource Find(SourceRequest request, FlagReferences references)
    {
        var source = request.Source;
        if (!references.TryResolve(source.Address, out var address, out _))
            return new RequiredSource(request.Dependency.Name, source, source.Uri, SourceState.Unknown);
        var found = new RequiredSource(request.Dependency.Name, source, GuildFiles.SourceDef.UriOf(source.Kind, address), SourceState.Unknown);
        var choice = request.Choice is { } value ? ValueText.Of(value) : null;
        return source.Kind switch
        {
            "file" or "config" => File(found, choice is null || choice == address ? address : Path.GetFullPath(choice, environment.WorkingDirectory), request.Location),
            "operation" => Run(found, address, choice),
            "module" => found,
            _ => Remote(found, source.Kind, address),
        };
    }

    private static RequiredSource File(RequiredSource found, string path, string location)
    {
        var full = Path.GetFullPath(path, location);
        if (System.IO.File.Exists(full))
            return found with { State = SourceState.Present, Place = full, Size = new FileInfo(full).Length };
        return Directory.Exists(full) ? found with { State = SourceState.Present, Place = full } : found with { State = SourceState.Missing };
    }

    private RequiredSource Run(RequiredSource found, string address, string? choice)
    {
        var run = choice is null
            ? runs.FindLatest(OperationReference.ParseList(address), idPrefix: null, allowsStaged: false)
            : new RunId(choice).IsFull ? runs.FindById(choice) : runs.FindLatest(OperationReference.ParseList(address), choice, allowsStaged: false);
        return run is null ? found with { State = SourceState.Missing } : found with { State = SourceState.Run, Place = run.Id };
    }

    private RequiredSource Remote(RequiredSource found, string kind, string address)
    {
        var directory = Path.Combine(environment.Home, "cache", "resources", CacheKey.OfSource(kind, address));
        return CacheInventory.SizeOfCached(directory) is { } size
            ? found with { State = SourceState.Cached, Place = directory, Size = size }
            : found with { State = SourceState.NotCached };
    }
}
