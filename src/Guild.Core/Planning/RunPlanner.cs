using Guild.Core.Batches;
using Guild.Core.Errors;
using Guild.Core.Flags;
using Guild.Core.GuildFiles;
using Guild.Core.Operations;
using Guild.Core.Planning.Batches;
using Guild.Core.Plugins;
using Guild.Core.Resources;
using Guild.Core.Runs;
using Guild.Core.Text;

namespace Guild.Core.Planning;

/// <summary>Decides all of a run before anything happens. Reads; writes nothing but caches.</summary>
public sealed partial class RunPlanner(
    GuildEnvironment environment,
    OperationResolver operations,
    RecordedDefinitions definitions,
    OperationFlags flags,
    RunFinder runs,
    IUpstreamRuns upstream,
    IPluginCatalog plugins,
    TimeProvider clock)
{
    /// <summary>Plans what was asked: a new run, a run made from another one, or a run to be started again.</summary>
    /// <exception cref="GuildException">The request can't be met; nothing has happened.</exception>
    public async Task<PlannedRun> PlanAsync(RunRequest request, CancellationToken cancel)
    {
        var from = (request.Restart ?? request.Proto) is { } reference ? Find(reference) : null;
        if (from is not null && request.Restart is not null)
            CheckNotRunning(from);
        // A batch has no flags of the operation that it runs; its prototype has.
        var setup = from is null
            ? await NewAsync(operations.Resolve(request.Operation), request, inherited: [], cancel)
            : await AgainAsync(from.Prototype ?? from, request, request.Restart is not null, cancel);
        var builder = new PlanBuilder(environment, plugins, clock);
        if (await OptimizerAsync(setup, request, from, cancel) is { } optimizer)
            return await new BatchPlanner(environment, builder).PlanAsync(setup, optimizer, request, from is { IsBatch: true } ? from : null, cancel);
        SingleRun.Check(setup, request.Batch);
        return await builder.BuildAsync(setup, request, cancel);
    }

    /// <summary>The operation that makes trials of the one that was asked for; <see langword="null"/> when one run is meant.</summary>
    private async Task<OperationSetup?> OptimizerAsync(OperationSetup setup, RunRequest request, Run? from, CancellationToken cancel)
    {
        var own = BatchPlanner.OptimizerRequest(request);
        if (from is { IsBatch: true } && request.Batch is { Optimizer: null, Optimizes: false })
            return await AgainAsync(from, own, request.Restart is not null, cancel);
        return setup.IsRestart || ChosenOptimizer.Of(setup, request.Batch, operations) is not { } chosen
            ? null
            : await NewAsync(chosen.Operation, own, chosen.Flags, cancel);
    }

    /// <summary>A new run of an operation.</summary>
    /// <param name="resolved">The operation.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="inherited">Values that stand in for the defaults of its flags.</param>
    /// <param name="cancel">Stops planning.</param>
    private async Task<OperationSetup> NewAsync(
        ResolvedOperation resolved, RunRequest request, IReadOnlyList<NamedValue> inherited, CancellationToken cancel)
    {
        if (plugins.FindRuntime(resolved.Operation.Program) is { } runtime)
            plugins.Expect(runtime);
        var found = await flags.FindAsync(resolved, cancel);
        var operation = WithFlags(resolved.Operation, found, request, inherited);
        return CompleteAll(resolved, operation, found, request, inherited) with
        {
            LabelTemplate = LabelOf(request) ?? operation.Label,
            Tags = [.. request.Tags.Concat(operation.Tags).Distinct()],
            RandomSeed = request.RandomSeed ?? Random.Shared.NextInt64(0, 1L << 32),
        };
    }

    /// <summary>The run that is asked for, with what each trial sets where files list several.</summary>
    private OperationSetup CompleteAll(
        ResolvedOperation resolved, OperationDef operation, FoundFlags found, RunRequest request, IReadOnlyList<NamedValue> old)
    {
        var words = FlagAssignments.Parse(request.Arguments, environment.UserHome);
        var warnings = new List<string>();
        var trials = TrialFile.ReadAll(words.BatchFiles, environment.WorkingDirectory, operation.Flags, warnings);
        var given = trials.SelectMany(t => t.Select(f => f.Key)).ToHashSet(StringComparer.Ordinal);
        var setup = With(trials.Count == 1 ? trials[0] : [], trials.Count == 1 ? [] : given);
        var rows = trials.Count == 1 ? [] : trials.Select(t => (Names: t.Select(f => f.Key).ToHashSet(StringComparer.Ordinal), Setup: With(t, []))).ToList();
        return setup with
        {
            // What a file says of a flag, as the flag's type has it, unless the user says something else.
            Rows = [.. rows.Select(r => r.Setup.Flags.Where(f => r.Names.Contains(f.Key) && setup.UserFlags.All(u => u.Key != f.Key)).ToList())],
            Warnings = [.. warnings, .. rows.Select(r => r.Setup).Prepend(setup).SelectMany(s => s.Warnings).Distinct()],
        };

        OperationSetup With(IReadOnlyList<NamedValue> trial, IReadOnlyCollection<string> givenByTrials) =>
            Complete(resolved, operation, found, Bind(operation, words.Assignments, request, resolved.FullName, old, trial, givenByTrials), request);
    }

    private OperationSetup Complete(
        ResolvedOperation resolved, OperationDef operation, FoundFlags found, BoundFlags bound, RunRequest request)
    {
        if (operation.Problems.Count > 0)
            throw new GuildException(operation.Problems);
        var planner = new DependencyPlanner(resolved.GuildFile);
        var required = planner.Find(operation, bound.Values);
        var filled = new OperationRunFlags(upstream).Resolve(required.Select(r => r.Resource), bound.Values, request.Stages);
        var values = Sorted.By(filled.Flags, static f => f.Key, StringComparer.Ordinal);
        return new OperationSetup
        {
            Operation = operation,
            Definition = resolved,
            OpRef = resolved.OpRef,
            OperationText = resolved.FullName,
            OperationSpec = resolved.ScriptPath ?? resolved.FullName,
            Subject = SubjectOf(resolved),
            ProjectDirectory = resolved.ProjectDirectory,
            FlagsDest = operation.FlagsDest ?? found.Destination,
            Flags = values,
            UserFlags = bound.UserFlags,
            Dependencies = planner.Plan(operation, values, request.Dependencies, environment.WorkingDirectory),
            ModuleDirectories = resolved.GuildFile?.ParentDirectories ?? [],
            ModelSourceCode = resolved.Model?.SourceCode,
            RandomSeed = 0,
            Several = bound.Several,
            Warnings = [.. operation.Warnings.Select(w => w.What), .. found.Warnings, .. bound.Warnings, .. filled.Warnings],
        };
    }

    // With --force-flags a name that is no flag's is passed on, as in 0.9; that it names a source counts besides.
    private static OperationDef WithFlags(OperationDef operation, FoundFlags found, RunRequest request, IReadOnlyList<NamedValue> old)
    {
        if (operation.Requires.Count == 0 || request.ForcesFlags)
            return operation with { Flags = found.Flags };
        var given = request.Arguments.Select(a => a.Split('=', 2)[0]).Concat(old.Select(f => f.Key));
        return operation with { Flags = ResourceFlags.AddTo(operation, found.Flags, given) };
    }

    private BoundFlags Bind(
        OperationDef operation,
        IReadOnlyList<(string Name, string Text)> assignments,
        RunRequest request,
        string text,
        IReadOnlyList<NamedValue> old,
        IReadOnlyList<NamedValue> trial,
        IReadOnlyCollection<string> givenByTrials) =>
        FlagBinder.Bind(operation.Flags, assignments, new FlagBindingOptions
        {
            Force = request.ForcesFlags,
            WorkingDirectory = environment.WorkingDirectory,
            UserHome = environment.UserHome,
            OperationText = text,
            PathExists = Path.Exists,
            Inherited = old,
            Trial = trial,
            Unchecked = givenByTrials,
        });

    /// <summary>The label template that the user's options ask for; <see langword="null"/> when they ask for none.</summary>
    private static string? LabelOf(RunRequest request) =>
        request.Label ?? (request.Tags.Count > 0 ? string.Join(' ', request.Tags.Append("${default_label}")) : null);

    /// <summary>A script is shown by its path from where the user stands, an operation by its name.</summary>
    private string SubjectOf(ResolvedOperation resolved) =>
        resolved.ScriptPath is { } script ? Path.GetRelativePath(environment.CommandDirectory, script) : resolved.FullName;
}
