using Guild.Abstractions;
using Guild.Core.Batches;
using Guild.Core.Batches.Search;
using Guild.Core.Errors;
using Guild.Core.Flags;
using Guild.Core.Queues;
using Guild.Core.Runs;

namespace Guild.Core.Planning.Batches;

/// <summary>Plans a batch: a run of the optimizer that holds a prototype of the operation which its trials run (runs.md 7.2).</summary>
internal sealed class BatchPlanner(GuildEnvironment environment, PlanBuilder builder)
{
    private const string ObjectiveAttribute = "objective";
    private const string MaxTrialsAttribute = "max_trials";
    private const string StageTrialsAttribute = "stage_trials";

    /// <summary>What is asked of the optimizer when something is asked of a batch.</summary>
    public static RunRequest OptimizerRequest(RunRequest request) => request with
    {
        Operation = null,
        Arguments = request.Batch.OptimizerFlags,
        Label = request.Batch.Label,
        Tags = request.Batch.Tags,
        Comment = request.Batch.Comment,
        ForcesSourceCode = false,
        Gpus = null,
        DebugSourceCode = null,
        Dependencies = [],
        Breakpoints = [],
        BreaksOnError = false,
    };

    /// <summary>Plans the batch.</summary>
    /// <param name="prototype">The operation that the trials run, its flags bound.</param>
    /// <param name="optimizer">The operation that makes the trials, its flags bound.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="from">The batch that is started again or made anew; <see langword="null"/> for none.</param>
    /// <param name="cancel">Stops planning.</param>
    /// <exception cref="GuildException">There can be no such batch.</exception>
    public async Task<PlannedRun> PlanAsync(
        OperationSetup prototype, OperationSetup optimizer, RunRequest request, Run? from, CancellationToken cancel)
    {
        var builtin = BuiltinOptimizer.Of(optimizer.OpRef);
        CheckSupported(prototype, optimizer, request, builtin);
        var isSearch = builtin is not null ? builtin != BuiltinOptimizer.Grid : optimizer.Operation.FlagEncoder == WideningEncoder;
        var setup = isSearch ? prototype with { Flags = FlagWidening.Widen(prototype.Flags, prototype.Operation.Flags, Given(prototype, from)) } : prototype;
        var flags = FlagsOf(prototype, from) with { Values = setup.Flags };
        if (isSearch)
            CheckSearch(flags);

        var objective = ObjectiveOf(request.Batch, setup, from);
        var maxTrials = request.Batch.MaxTrials ?? Recorded(from) ?? optimizer.Operation.DefaultMaxTrials;
        var own = optimizer with
        {
            OperationText = RunOperation.OfBatch(setup.OperationText, optimizer.OperationText),
            BatchAttributes = Attributes(request, objective, maxTrials, from),
        };
        var batch = await builder.BuildAsync(own, OptimizerRequest(request), cancel);
        var trial = await builder.BuildAsync(
            setup with { BatchAttributes = flags.Attributes }, request with { Stages = true }, RunPlacement.OfPrototype(new RunDirectory(batch.Plan.RunDirectory)), cancel);
        var trials = TrialsOf(builtin, flags, maxTrials, own.RandomSeed, request.Batch);
        return trial with
        {
            Plan = batch.Plan with
            {
                // A batch that is started again keeps its prototype, unless something of it changes.
                Prototype = own.IsRestart && !Changes(request) ? null : trial.Plan,
                DeletesOnSuccess = builtin is null ? batch.Plan.DeletesOnSuccess : builtin.IsInterim && !Keeps(request, own),
                TellsDeletion = builtin is null,
            },
            Subject = own.IsRestart ? $"{batch.Plan.Id} ({own.OperationText})" : trial.Subject,
            Warnings = [.. trial.Warnings, .. batch.Warnings],
            Batch = new PlannedBatch(optimizer.Operation)
            {
                Builtin = builtin,
                OptimizerFlags = optimizer.Flags,
                Objective = objective,
                Count = builtin == BuiltinOptimizer.Grid ? GridTrials.Count(flags, maxTrials) : maxTrials,
                HasFiles = flags.Rows.Count > 0,
                Trials = trials,
                Commands = request.Batch.ShowsCommands ? await CommandsAsync(setup, request, trials, cancel) : [],
            },
        };
    }

    /// <summary>The encoder that Guild AI gives its own optimizers; what it does, guild does.</summary>
    private const string WideningEncoder = "guild.plugins.skopt:encode_flag_for_optimizer";

    private static void CheckSupported(OperationSetup prototype, OperationSetup optimizer, RunRequest request, BuiltinOptimizer? builtin)
    {
        if (BuiltinOptimizer.Of(prototype.OpRef) is { } alone)
            throw alone.NeedsOperation();
        if (BuiltinQueue.Of(optimizer.OpRef) is { } queue)
            throw new GuildException($"'{queue.FullName}' is not an optimizer: it starts runs that are staged");
        if (request.Batch.Resumes && builtin is null)
            throw new GuildException($"operation '{optimizer.OperationText}' makes its trials itself: guild can't go on with them");
        if (request.Batch.StagesTrials && !optimizer.Operation.CanStageTrials)
            throw new GuildException($"operation '{optimizer.OperationText}' does not support --stage-trials");
        if (prototype.Rows.Count > 0 && builtin is not null && builtin != BuiltinOptimizer.Grid)
        {
            throw new GuildException(new GuildError($"batch files list the trials, and {optimizer.OperationText} makes its own: only one of the two can be used")
            {
                Fix = "leave out the batch files, or the optimizer and flags such as NAME=[MIN:MAX]",
            });
        }
    }

    private static void CheckSearch(BatchFlags flags)
    {
        foreach (var (name, value) in flags.Values)
        {
            if (value is TextValue { Text: var text } && FlagFunction.IsFunction(text) && !flags.Literal.Contains(name))
                SearchFunctions.CheckName(name, FlagFunction.Parse(text)!);
        }
    }

    private static HashSet<string> Given(OperationSetup prototype, Run? from)
    {
        var given = prototype.UserFlags.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        if (from?.Prototype?["user_flags"] is MapValue earlier)
            given.UnionWith(earlier.Entries.Select(e => e.Name ?? ""));
        return given;
    }

    private static BatchFlags FlagsOf(OperationSetup prototype, Run? from)
    {
        var earlier = from?.Prototype is { } old ? BatchFlags.Of(old) : null;
        var functions = prototype.Several.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var typed = prototype.UserFlags.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        return new BatchFlags
        {
            Values = prototype.Flags,
            Rows = prototype.Rows.Count > 0 ? prototype.Rows : [.. (earlier?.Rows ?? []).Select(r => r.Where(f => !typed.Contains(f.Key)).ToList())],
            Literal =
            [
                .. prototype.Flags.Where(f => f.Value is TextValue { Text: var text } && FlagFunction.IsFunction(text)).Select(f => f.Key)
                    .Where(name => earlier is null || typed.Contains(name) ? !functions.Contains(name) : earlier.Literal.Contains(name)),
            ],
        };
    }

    private static BatchObjective ObjectiveOf(BatchOptions asked, OperationSetup prototype, Run? from) =>
        asked.Minimize is { } least ? new BatchObjective(least, IsMaximized: false)
        : asked.Maximize is { } most ? new BatchObjective(most, IsMaximized: true)
        : BatchObjective.Of(from?[ObjectiveAttribute] ?? prototype.Operation.Objective);

    private static int? Recorded(Run? from) => from?[MaxTrialsAttribute] is IntegerValue recorded ? (int)recorded.Number : null;

    private static List<NamedValue> Attributes(RunRequest request, BatchObjective objective, int? maxTrials, Run? from)
    {
        List<NamedValue> attributes =
        [
            new(ObjectiveAttribute, Value.Of(objective.Recorded)),
            // Not for good: started again without the option, the batch makes all trials anew.
            new(BatchRecord.ResumeAttribute, request.Batch.Resumes ? Value.True : Value.Null),
            // What was asked first stays in the parameters of the run, which a later start doesn't change.
            new(BatchRecord.FailAttribute, from is not null && request.Batch.FailsOnTrialError ? Value.True : Value.Null),
        ];
        if (maxTrials is { } count)
            attributes.Add(new(MaxTrialsAttribute, Value.Of(count)));
        if (request.Batch.StagesTrials || from?[StageTrialsAttribute] is BooleanValue { IsTrue: true })
            attributes.Add(new(StageTrialsAttribute, Value.True));
        if (request.IsOffline)
            attributes.Add(new(BatchRecord.OfflineAttribute, Value.True));
        return attributes;
    }

    private static bool Changes(RunRequest request) =>
        request.Arguments.Count > 0 || request.ForcesSourceCode || request.Label is not null || request.Tags.Count > 0 || request.Comment is not null;

    private static bool Keeps(RunRequest request, OperationSetup own) =>
        request.Batch.KeepsBatch || (own.IsRestart && own.From?["run_params"] is MapValue parameters && parameters["keep_batch"] is BooleanValue { IsTrue: true });

    private static IReadOnlyList<IReadOnlyList<NamedValue>>? TrialsOf(
        BuiltinOptimizer? builtin, BatchFlags flags, int? maxTrials, long seed, BatchOptions asked) =>
        builtin is null || builtin.IsSequential || !(asked.ShowsTrials || asked.ShowsCommands) ? null : KnownTrials.Of(builtin, flags, maxTrials, seed);

    private async Task<IReadOnlyList<IReadOnlyList<string>>> CommandsAsync(
        OperationSetup setup, RunRequest request, IReadOnlyList<IReadOnlyList<NamedValue>>? trials, CancellationToken cancel)
    {
        var commands = new List<IReadOnlyList<string>>();
        foreach (var trial in trials ?? [])
        {
            var id = RunId.New();
            var place = new RunPlacement(id, Path.Combine(environment.RunsDirectory, id.Value), IsInHome: true);
            commands.Add((await builder.BuildAsync(setup with { Flags = trial }, request with { Stages = true }, place, cancel)).Plan.Command);
        }

        return commands;
    }
}
