using Guild.Abstractions;
using Guild.Core.Configuration;
using Guild.Core.Logging;
using Guild.Core.Planning;
using Guild.Core.Plugins;
using Guild.Core.Resources.Configs;
using Guild.Core.Runs;

namespace Guild.Core.Resources;

/// <summary>Acquires, verifies, unpacks, selects, renames and brings into the run directory what a run requires.</summary>
public sealed class DependencyResolver : IDependencyResolver
{
    private readonly IGuildLog _log;
    private readonly FileSource _files;
    private readonly OperationSource _operations;
    private readonly ConfigSource _configs;
    private readonly PostProcess _postProcess;
    private readonly FileDigests _digests;

    /// <summary>A resolver for runs of the environment's home.</summary>
    public DependencyResolver(
        GuildEnvironment environment, IPluginCatalog plugins, IUpstreamRuns runs, IProcessRunner processes, UserConfig configuration, IGuildLog log, TimeProvider clock)
    {
        _log = log;
        _digests = new FileDigests(environment.Home, clock);
        var cache = new ResourceCache(environment.Home, _digests, clock, log);
        _files = new FileSource(environment, plugins, cache, _digests, configuration, log);
        _operations = new OperationSource(environment, runs, log);
        _configs = new ConfigSource(environment, _files, log);
        _postProcess = new PostProcess(cache, processes, log);
    }

    /// <inheritdoc/>
    public async Task<DependencyOutcome> ResolveAsync(RunPlan plan, bool isStaging, CancellationToken cancel)
    {
        var run = new RunDirectory(plan.RunDirectory);
        var record = DepsRecord.From(plan.IsRestart ? RunAttributes.Read(run, "deps") : null);
        if (plan.Dependencies.Count == 0)
            return new DependencyOutcome(record.Value);

        var flags = new FlagReferences(plan.Flags);
        var resourceFlags = plan.Dependencies.SelectMany(d => SourceKey.FlagsOf(d.Resource)).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        using var installer = new SourceInstaller(run, plan.IsRestart, _digests, _log);
        foreach (var dependency in plan.Dependencies)
        {
            _log.Info($"Resolving {dependency.Name}");
            record.Begin(dependency.Name);
            foreach (var source in dependency.Resource.Sources)
            {
                var request = new SourceRequest(source, dependency, flags)
                {
                    RunDirectory = plan.RunDirectory,
                    ResourceFlags = resourceFlags,
                    Environment = plan.Environment,
                    IsOffline = plan.IsOffline,
                };
                if (!await TryResolveAsync(request, record, installer, isStaging, plan.ForcesDependencies, cancel))
                    break;
            }
        }

        return new DependencyOutcome(record.Value) { LinkCount = installer.LinkCount, CopyCount = installer.CopyCount };
    }

    private async Task<bool> TryResolveAsync(
        SourceRequest request, DepsRecord record, SourceInstaller installer, bool isStaging, bool isForced, CancellationToken cancel)
    {
        if (record.Has(request.Dependency.Name, request.Name) && !request.Source.AlwaysResolves)
        {
            _log.Info($"Skipping resolution of {request.Name} because it's already resolved");
            return true;
        }

        if (isStaging && request.Source.Kind == "operation")
        {
            _log.Info($"Skipping resolution of {request.Name} because it's being staged");
            return true;
        }

        try
        {
            await ResolveAsync(request, record, installer, cancel);
            return true;
        }
        catch (Exception e) when (request.Source.IsOptional && UnmetError.Understands(e))
        {
            _log.Info($"Could not resolve {request.Name} - skipping because dependency is optional");
            return true;
        }
        catch (Exception e) when (UnmetError.Understands(e))
        {
            var problem = UnmetError.TextOf(request, e);
            if (!isForced)
                throw UnmetError.Of(request, problem, e);
            _log.Warning($"a dependency was not met: {problem}");
            return false;
        }
    }

    private async Task ResolveAsync(SourceRequest request, DepsRecord record, SourceInstaller installer, CancellationToken cancel)
    {
        var acquired = request.Source.Kind switch
        {
            "operation" => _operations.Acquire(request),
            "config" => await _configs.AcquireAsync(request, cancel),
            "file" when _operations.AcquireInstead(request) is { } files => files,
            _ => await _files.AcquireAsync(request, cancel),
        };
        if (acquired is { Paths: [], IsCheckOnly: false })
            ReportEmpty(request);
        if (request.Source.PostProcess is not null)
            await _postProcess.RunAsync(request, acquired, cancel);
        var origins = await installer.InstallAsync(request, acquired, cancel);
        record.Add(request.Dependency.Name, request.Source, origins, acquired.Config);
    }

    private void ReportEmpty(SourceRequest request)
    {
        var text = $"nothing resolved for {request.Name}";
        if (request.Source.FailsIfEmpty)
            throw new UnmetException(text) { Fix = "check what 'select' asks for, or leave out 'fail-if-empty'" };
        if (request.Source.WarnsIfEmpty)
            _log.Warning(text);
    }
}
