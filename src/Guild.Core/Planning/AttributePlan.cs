using Guild.Abstractions;
using Guild.Core.Labels;
using Guild.Core.Resources;
using Guild.Core.Running;
using Guild.Core.Runs;

namespace Guild.Core.Planning;

/// <summary>The attributes that a run is set up with, in the order in which they are written (runs.md 2.3).</summary>
internal sealed class AttributePlan(OperationSetup setup, RunRequest request, LaunchRecord launch, GuildEnvironment environment, TimeProvider clock)
{
    /// <summary>Plugins that Guild AI knows by these names; it must not find others when it starts one of our runs again.</summary>
    private static readonly string[] NamesOfTheOriginal =
    [
        "config_flags", "cpu", "dask", "disk", "dvc", "exec_script", "gpu", "ipynb", "memory", "perf", "python_frameworks",
        "python_script", "quarto_document", "queue", "r_script", "resource_flags", "skopt",
    ];

    /// <summary>Options that a restart may change in the recorded <c>run_params</c>.</summary>
    private static readonly string[] ParametersOfARestart = ["force_sourcecode", "gpus", "label", "needed", "tags"];

    /// <summary>The attributes.</summary>
    /// <param name="command">The words to start.</param>
    /// <param name="plugins">The active plugins.</param>
    /// <param name="warnings">Takes texts of warnings.</param>
    public IReadOnlyList<NamedValue> List(IReadOnlyList<string> command, IReadOnlyList<string> plugins, ICollection<string> warnings)
    {
        var list = new List<NamedValue>();
        Add("cmd", Value.OfTexts(command));
        Add("flags", ToMap(setup.Flags));
        Add("user_flags", ToMap(setup.UserFlags));
        Add("label", Value.Of(Label(warnings) is { Length: > 0 } label ? label : null));
        if (setup.Tags.Count > 0)
            Add("tags", Value.OfTexts(setup.Tags));
        if (request.Comment is { } comment)
            Add("comments", Comments(comment));
        Add("op", Recorded(plugins).ToValue());
        Add("run_params", RunParameters());
        Add("plugins", Value.OfTexts(plugins));
        if (PluginProgram.ToRecord(setup.Operation.Program) is { } program)
            Add(PluginProgram.Attribute, program);
        list.AddRange(setup.BatchAttributes);
        if (setup.IsRestart)
            return list;

        Add("random_seed", Value.Of(setup.RandomSeed));
        Add("host", Value.Of(PlatformFacts.Host));
        Add("user", Value.Of(User));
        Add("platform", PlatformFacts.Platform(launch.InterpreterVersion));
        if (setup.Operation.RunAttrs.Count > 0)
            Add("opdef_attrs", ToMap(setup.Operation.RunAttrs));
        if (setup.Operation.Program.Attribute == "steps" && (setup.Operation.Steps ?? setup.From?["steps"]) is { } steps)
            Add("steps", steps);
        if (setup.From?["vcs_commit"] is { IsNull: false } commit && !request.ForcesSourceCode)
            Add("vcs_commit", commit);
        return list;

        void Add(string name, Value value) => list.Add(new(name, value));
    }

    private string User => environment.Variable("USER") ?? "";

    // A resource stands for the run that was chosen for it; flags of that name come first.
    private IEnumerable<NamedValue> ByResource()
    {
        foreach (var flag in setup.Operation.Flags)
        {
            if (flag.ResourceName is { } resource && setup.Flags.FirstOrDefault(f => f.Key == flag.Name) is { } value)
                yield return new NamedValue(resource, value.Value);
        }
    }

    private string Label(ICollection<string> warnings)
    {
        var shown = setup.Flags;
        var standard = LabelTemplate.Default(shown, Path.Exists);
        if (setup.LabelTemplate is not { } template)
            return standard;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal) { ["default_label"] = standard };
        return LabelTemplate.Render(template, [.. ByResource(), .. shown], texts, Path.Exists, warnings);
    }

    private RecordedOperation Recorded(IReadOnlyList<string> plugins)
    {
        var operation = setup.Operation;
        // A secret's name is kept, its value isn't: a restart takes it from the Guild file or the environment.
        var variables = operation.Env.Select(e => new MapEntry(e.Key, IsSecret(e.Key) ? Value.Null : e.Value)).ToList();
        variables.Add(new MapEntry("GUILD_PLUGINS", Value.Of(string.Join(',', plugins.Intersect(NamesOfTheOriginal)))));
        variables.Add(new MapEntry("PROJECT_DIR", Value.Of(setup.ProjectDirectory)));
        if (setup.FlagsDest is { } dest)
            variables.Add(new MapEntry("FLAGS_DEST", Value.Of(dest)));
        foreach (var (name, value) in launch.Environment)
            variables.Add(new MapEntry(name, Value.Of(value)));
        // The first start decides about GPUs for all later ones; a later start's own choice counts only then.
        if (request.Gpus is { } gpus && !setup.IsRestart)
            variables.Add(new MapEntry("CUDA_VISIBLE_DEVICES", Value.Of(gpus)));
        var flags = operation.Flags;
        return new RecordedOperation
        {
            CommandArgs = launch.RecordedCommand ?? launch.Command,
            CommandEnv = MapValue.Of(variables.GroupBy(v => v.Name).Select(g => g.Last())),
            CommandFlags = [.. flags.Select(f => operation.DefaultFlagArgSkip && f.ArgSkip is null ? f with { ArgSkip = true } : f)],
            FlagsDest = setup.FlagsDest ?? "args",
            Dependencies = DependencyRecord.Write(setup.Dependencies),
            FlagNullLabels = MapValue.Of(flags.Where(f => !f.NullLabel.IsNull).Select(f => new MapEntry(f.Name, f.NullLabel))),
            FlagsExtra = MapValue.Of(flags.Where(f => f.Extra.Count > 0).Select(f => new MapEntry(f.Name, ToMap(f.Extra)))),
            LabelTemplate = setup.LabelTemplate,
            OutputScalars = operation.OutputScalars,
            OutputAttrs = operation.OutputAttrs,
            PythonRequires = operation.PythonRequires,
            SourceDest = operation.SourceCode?.Dest ?? setup.ModelSourceCode?.Dest ?? ".",
            SourceRoot = operation.SourceCode?.Root ?? setup.ModelSourceCode?.Root,
            DeletesOnSuccess = operation.DeleteOnSuccess,
            IsStoppable = operation.IsStoppable,
        };
    }

    private bool IsSecret(string name) => ProcessEnvironment.IsSecret(name) || setup.Operation.EnvSecrets.Contains(name);

    private MapValue RunParameters()
    {
        if (!setup.IsRestart || setup.From?["run_params"] is not MapValue recorded)
            return request.Parameters;
        // What was asked of the first start stays, but for the few options that a restart may give anew.
        var changed = ParametersOfARestart
            .Select(name => (Name: name, Value: request.Parameters[name] ?? Value.Null))
            .Where(p => p.Value is not (NullValue or BooleanValue { IsTrue: false } or TextValue { Text: "" } or ListValue { Items.Count: 0 }))
            .ToDictionary(p => p.Name, p => p.Value);
        return new MapValue([.. recorded.Entries.Select(e => e.Name is { } n && changed.TryGetValue(n, out var value) ? new MapEntry(e.Key, value) : e)]);
    }

    private ListValue Comments(string comment) =>
        new([new RunComment(comment, User, PlatformFacts.Host, RunTime.ToMicroseconds(clock.GetUtcNow())).ToValue()]);

    private static MapValue ToMap(IEnumerable<NamedValue> entries) => MapValue.Of(entries.Select(e => new MapEntry(e.Key, e.Value)));
}
