using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Flags;
using Guild.Core.GuildFiles;
using Guild.Core.Plugins;
using Guild.Core.Resources;
using Guild.Core.Runs;
using Guild.Core.SourceCode;

namespace Guild.Core.Planning;

/// <summary>The last stage of planning: from an operation with bound flags to a plan.</summary>
internal sealed class PlanBuilder(GuildEnvironment environment, IPluginCatalog plugins, TimeProvider clock)
{
    /// <summary>Builds the plan of a run where it belongs.</summary>
    public Task<PlannedRun> BuildAsync(OperationSetup setup, RunRequest request, CancellationToken cancel) =>
        BuildAsync(setup, request, RunPlacement.Decide(setup, request, environment), cancel);

    /// <summary>Builds the plan of a run in a given place.</summary>
    public async Task<PlannedRun> BuildAsync(OperationSetup setup, RunRequest request, RunPlacement place, CancellationToken cancel)
    {
        var sourceCode = SourceCodeOf(setup, place.Directory);
        var own = GuildProgram.Of(setup.Operation.Program);
        var runtime = own is null ? plugins.FindRuntime(setup.Operation.Program) ?? throw NoRuntime(setup.Operation) : null;
        var operationEnv = OwnVariables(setup);
        var launch = own?.Launch(setup.Operation.Program.Words, environment)
            ?? await LaunchAsync(runtime!, setup, request, place.Directory, sourceCode, operationEnv, cancel);
        sourceCode = sourceCode with { RuntimeRules = launch.SourceRules };

        var warnings = new List<string>();
        var isPython = setup.Operation.Program.Attribute is "main" or "script";
        var flagArguments = new FlagArguments(setup.FlagsDest ?? "args", launch.Command, setup.Operation.DefaultFlagArgSkip) { JoinsDashes = isPython };
        var arguments = flagArguments.Build(PassedFlags(setup, request), setup.Operation.Flags, warnings);
        var references = new Dictionary<string, string>(launch.References, StringComparer.Ordinal) { ["project_dir"] = setup.ProjectDirectory };
        arguments = [.. arguments, .. flagArguments.OfChoices(
            setup.Flags, setup.Operation.Flags, arguments, t => CommandTemplate.ForFlags(references, setup.Flags, setup.Operation.Flags).Expand(t))];
        var command = Located(
            setup.Operation.Program.Location,
            () => CommandTemplate.Expand(launch.Command, arguments, MainWords(setup.Operation), references, setup.Flags, setup.Operation.Flags));

        var observers = plugins.FindObservers(setup.Operation.Plugins);
        var active = ActivePlugins(setup, request, runtime, observers);
        var gpus = request.Gpus ?? RecordedGpus(setup);
        var variables = RunEnvironment.ForOperation(setup, launch, operationEnv, active, gpus);
        var sourcePath = request.DebugSourceCode ?? sourceCode.Target;
        var plan = new RunPlan
        {
            Id = place.Id,
            RunDirectory = place.Directory,
            IsInHome = place.IsInHome,
            Home = environment.Home,
            OpRef = setup.OpRef,
            OperationText = setup.OperationText,
            Command = command,
            IsGuildItself = own is not null,
            ProgramFile = launch.ProgramFile,
            MissingProgram = launch.MissingProgram,
            Environment = RunEnvironment.ForRun(variables, setup, environment, place.Directory, place.Id.Value, sourcePath),
            SecretNames = setup.Operation.EnvSecrets,
            Attributes = new AttributePlan(setup, request, launch, environment, clock).List(command, active, warnings),
            StartAttributes = launch.Attributes,
            LaunchFiles = launch.Files,
            SourceCode = PlannedSourceCode(setup, request, sourceCode),
            Dependencies = setup.Dependencies,
            ForcesDependencies = request.ForcesDependencies,
            IsOffline = request.IsOffline,
            Flags = setup.Flags,
            OutputScalars = setup.Operation.OutputScalars,
            OutputAttrs = setup.Operation.OutputAttrs,
            IsRestart = setup.IsRestart,
            TakenBy = request.TakenBy,
            DeletesOnSuccess = setup.Operation.DeleteOnSuccess && !request.KeepsRun,
            IsStoppable = setup.Operation.IsStoppable,
            Plugins = active,
            Observers = observers,
        };
        return new PlannedRun(plan, setup.Operation)
        {
            Subject = setup.Subject,
            Flags = setup.Flags,
            OperationEnvironment = variables,
            SourceCode = sourceCode,
            FlagsDest = setup.FlagsDest,
            Definition = setup.Definition,
            UserFlags = setup.UserFlags,
            Warnings = [.. setup.Warnings, .. launch.Warnings, .. warnings, .. ChangesSince(setup.From, active)],
        };
    }

    private async Task<LaunchRecord> LaunchAsync(
        PluginContribution runtime,
        OperationSetup setup,
        RunRequest request,
        string runDirectory,
        SourceCodeRequest sourceCode,
        IReadOnlyList<Variable> operationEnv,
        CancellationToken cancel)
    {
        var inherited = new Dictionary<string, string>(environment.Variables, StringComparer.Ordinal);
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in operationEnv)
            inherited[name] = own[name] = value;
        var operation = setup.Operation;
        var launchRequest = new LaunchRequest
        {
            Attribute = operation.Program.Attribute,
            Words = operation.Program.Words,
            OperationName = operation.Name,
            ProjectDirectory = setup.ProjectDirectory,
            SourceRoot = sourceCode.Root,
            SourceTarget = sourceCode.Target,
            ModuleDirectories = setup.ModuleDirectories,
            CopiesSource = !sourceCode.IsDisabled,
            RunDirectory = runDirectory,
            FlagsDestination = setup.FlagsDest ?? "args",
            InterpreterRequirement = operation.PythonRequires,
            Breakpoints = request.Breakpoints,
            BreakOnError = request.BreaksOnError,
            Environment = inherited,
            OperationEnvironment = own,
            InheritedEnvironment = environment.Variables,
            HasDependencies = setup.Dependencies.Count > 0,
            IsRestart = setup.From is not null && !request.ForcesSourceCode,
            RecordsPackages = operation.PipFreeze && !environment.IsSet("NO_PIP_FREEZE") && !request.Stages,
        };
        try
        {
            return await plugins.Activate<IOperationRuntime>(runtime).PlanAsync(launchRequest, cancel);
        }
        catch (LaunchException e)
        {
            throw new GuildException([new GuildError(e.Message) { Where = operation.Program.Location, Fix = e.Remedy, Needs = RuntimeNeeds.Of(operation) }], cause: e);
        }
    }

    private SourceCodeRequest SourceCodeOf(OperationSetup setup, string runDirectory)
    {
        var own = setup.Operation.SourceCode;
        var model = setup.ModelSourceCode;
        var root = own?.Root ?? model?.Root;
        var project = setup.ProjectDirectory.Length > 0 ? setup.ProjectDirectory : environment.WorkingDirectory;
        return new SourceCodeRequest
        {
            Root = root is null ? project : Path.GetFullPath(root, project),
            Target = own?.Dest ?? model?.Dest ?? ".",
            IsDisabled = own?.IsDisabled == true
                || (model?.IsDisabled == true && own?.Rules is null)
                || environment.IsSet("NO_SOURCECODE")
                || GuildProgram.Of(setup.Operation.Program) is not null,
            ModelRules = model,
            OperationRules = own,
            ExcludedPaths = [environment.Home, runDirectory, .. ProjectLocalFiles.Of(setup.Dependencies, new FlagReferences(setup.Flags))],
        };
    }

    private static SourceCodeRequest? PlannedSourceCode(OperationSetup setup, RunRequest request, SourceCodeRequest project)
    {
        if (setup.From is not { } from || request.ForcesSourceCode)
            return project;
        if (setup.IsRestart)
            return null;
        // A run made from another run takes that run's files, not the project's.
        var root = Path.Combine(from.Directory.Path, project.Target);
        var files = RunManifest.Read(from.Directory).Entries.Where(e => e.Kind == FileKind.SourceCode)
            .Select(e => Path.GetRelativePath(root, Path.Combine(from.Directory.Path, e.Path)).Replace(Path.DirectorySeparatorChar, '/'));
        return project with { Root = root, ExactFiles = [.. files] };
    }

    /// <summary>The operation's own variables, then those of its flags.</summary>
    private static IReadOnlyList<Variable> OwnVariables(OperationSetup setup)
    {
        var references = new Dictionary<string, string>(StringComparer.Ordinal) { ["project_dir"] = setup.ProjectDirectory };
        return
        [
            .. Located(
                setup.Operation.Location,
                () => OperationVariables.Expand(setup.Operation.Env, references, setup.Flags, setup.Operation.Flags)),
            .. FlagEnvironment.Build(setup.Flags, setup.Operation.Flags),
        ];
    }

    private IReadOnlyList<string> ActivePlugins(
        OperationSetup setup, RunRequest request, PluginContribution? runtime, IReadOnlyList<PluginContribution> observers)
    {
        List<string> names = runtime is null ? [] : [runtime.Plugin];
        if (request.AliasPlugin is { } alias)
            Add(alias);
        foreach (var source in setup.Dependencies.SelectMany(d => d.Resource.Sources))
        {
            if (plugins.FindResolver(source.Kind, source.Address) is { } resolver)
                Add(resolver.Plugin);
        }

        foreach (var observer in observers)
            Add(observer.Plugin);
        names.Sort(StringComparer.Ordinal);
        return names;

        void Add(string name)
        {
            if (!names.Contains(name))
                names.Add(name);
        }
    }

    /// <summary>The flags that the program is given: another operation than the recorded one doesn't know the flags which it lacks.</summary>
    private static IEnumerable<NamedValue> PassedFlags(OperationSetup setup, RunRequest request) =>
        request is { Proto: not null, Operation: not null, ForcesFlags: false }
            ? setup.Flags.Where(f => setup.Operation.Flags.Any(d => d.Name == f.Key))
            : setup.Flags;

    private static string? RecordedGpus(OperationSetup setup) =>
        setup.Operation.Env.FirstOrDefault(e => e.Key == "CUDA_VISIBLE_DEVICES")?.Value is TextValue recorded ? recorded.Text : null;

    private IEnumerable<string> ChangesSince(Run? from, IReadOnlyList<string> active) =>
        from is not null && PluginChanges.Since(from, active, plugins) is { } changes ? [changes] : [];

    /// <summary>What is wrong with a text of the operation, with the place of the text.</summary>
    private static T Located<T>(SourceLocation? where, Func<T> expand)
    {
        try
        {
            return expand();
        }
        catch (GuildException e)
        {
            throw new GuildException([.. e.Errors.Select(x => x with { Where = x.Where ?? where })], e.Outcome, e);
        }
    }

    private static IReadOnlyList<string> MainWords(OperationDef operation) =>
        operation.Main is { } main && Text.ShellWords.TrySplit(main, out var words) ? words : [];

    private static GuildException NoRuntime(OperationDef operation)
    {
        var attribute = operation.Program.Attribute;
        return new GuildException(new GuildError($"operation '{operation.FullName}' cannot be run: no plugin here runs '{attribute}' operations")
        {
            Where = operation.Program.Location ?? operation.Location,
            Fix = "try 'guild plugins' for the plugins that are installed and what they run",
            Needs = attribute == "script" && operation.Program.Words.Count > 0
                ? [$"guild-extension:{Path.GetExtension(operation.Program.Words[0])}"]
                : [$"guild-attribute:{attribute}"],
        });
    }
}
