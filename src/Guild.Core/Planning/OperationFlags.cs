using Guild.Abstractions;
using Guild.Core.Discovery;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Logging;
using Guild.Core.Operations;
using Guild.Core.Plugins;
using Guild.Core.Resources.Configs;

namespace Guild.Core.Planning;

/// <summary>Completes an operation's declared flags by those that its program and its dependencies add.</summary>
public sealed class OperationFlags(GuildEnvironment environment, IPluginCatalog plugins, DiscoveryCache cache, IGuildLog log) : IOperationFlags
{
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FlagDef>> FlagsOfAsync(ResolvedOperation op, CancellationToken cancel)
    {
        var found = await FindAsync(op, cancel);
        // Twenty operations of one missing module are one problem.
        foreach (var warning in found.Warnings.Where(told.Add))
            log.Warning(warning);
        return found.Flags;
    }

    /// <inheritdoc/>
    /// <exception cref="GuildException">The program is missing in a way that no run could start.</exception>
    public async Task<FoundFlags> FindAsync(ResolvedOperation resolved, CancellationToken cancel, bool sourceOnly = false)
    {
        var operation = resolved.Operation;
        var found = await DiscoverAsync(resolved, cancel, sourceOnly);
        var merged = FlagMerge.Merge(operation, found);
        var conflicts = new List<GuildError>();
        var withDependencies = DependencyFlags.AddTo(operation, merged, conflicts);
        IEnumerable<string> warnings = environment.IsSet("NO_WARN_FLAGS_IMPORT") ? [] : found.Warnings;
        return new FoundFlags(withDependencies, operation.FlagsDest ?? found.Destination, [.. warnings, .. conflicts.Select(c => c.What)]) { FilesRead = found.FilesRead, IsIncomplete = found.IsIncomplete };
    }

    /// <summary>What an operation's program declares, whatever the operation takes over of it.</summary>
    public async Task<DiscoveredFlags> DiscoverAsync(ResolvedOperation resolved, CancellationToken cancel, bool sourceOnly = false)
    {
        var operation = resolved.Operation;
        if (operation.FlagsImport.Mode == FlagsImportMode.None)
            return new DiscoveredFlags();
        if (operation.FlagsDest is { } dest && dest.StartsWith("config:", StringComparison.Ordinal))
        {
            var file = dest["config:".Length..];
            return ConfigFlagDiscovery.Read(Path.GetFullPath(file, resolved.ProjectDirectory), file);
        }

        if (plugins.FindRuntime(operation.Program) is not { } runtime || plugins.FindDiscovery(runtime) is not { } discovery)
            return new DiscoveredFlags();

        var request = new DiscoveryRequest
        {
            Attribute = operation.Program.Attribute,
            Words = operation.Program.Words,
            SearchPath = SearchPath(resolved),
            Destination = operation.FlagsDest,
            DisplayPath = resolved.ScriptPath is { } script ? "./" + Path.GetRelativePath(environment.WorkingDirectory, script) : null,
            ProjectDirectory = resolved.ProjectDirectory,
            Environment = environment.Variables,
            SourceOnly = sourceOnly,
        };
        var usesCache = !environment.IsSet("NO_IMPORT_FLAGS_CACHE");
        var plugin = $"{discovery.Plugin} {discovery.Version}";
        if (usesCache && cache.Find(plugin, request) is { } kept)
            return kept;
        var found = await plugins.Activate<IFlagDiscovery>(discovery).DiscoverAsync(request, cancel);
        if (!found.IsIncomplete)
            cache.Keep(plugin, request, found);
        return found;
    }

    private static IReadOnlyList<string> SearchPath(ResolvedOperation resolved)
    {
        var operation = resolved.Operation;
        var own = operation.PythonPath ?? [operation.SourceCode?.Root ?? resolved.Model?.SourceCode?.Root ?? "."];
        return [.. own.Select(p => Path.GetFullPath(p, resolved.ProjectDirectory)), .. resolved.GuildFile?.ParentDirectories ?? []];
    }
}
