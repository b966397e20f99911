using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.GuildFiles.Attributes;

namespace Guild.Core.Planning;

/// <summary>
/// The run attribute <c>op</c>: all that is needed to start the run again without its Guild file, in the form that Guild AI writes
/// and reads (runs.md 2.3).
/// </summary>
public sealed partial record RecordedOperation
{
    /// <summary>The command template: <c>__flag_args__</c> marks the flag arguments, <c>${…}</c> references are unresolved.</summary>
    public required IReadOnlyList<string> CommandArgs { get; init; }

    /// <summary>Variables for the process, values unresolved.</summary>
    public MapValue CommandEnv { get; init; } = Value.EmptyMap;

    /// <summary>How each flag reaches the command; names and argument attributes only.</summary>
    public IReadOnlyList<FlagDef> CommandFlags { get; init; } = [];

    /// <summary>Where flags go.</summary>
    public string? FlagsDest { get; init; }

    /// <summary>The required resources as configured, with <c>name</c>, <c>location</c> and <c>config</c>.</summary>
    public Value Dependencies { get; init; } = Value.EmptyList;

    /// <summary>Labels of null values, by flag.</summary>
    public MapValue FlagNullLabels { get; init; } = Value.EmptyMap;

    /// <summary>Flag attributes that guild doesn't know, by flag.</summary>
    public MapValue FlagsExtra { get; init; } = Value.EmptyMap;

    /// <summary>The label template; <see langword="null"/> for the default label.</summary>
    public string? LabelTemplate { get; init; }

    /// <summary>Output scalar patterns as configured; <see langword="null"/> for the defaults.</summary>
    public ListValue? OutputScalars { get; init; }

    /// <summary>Output attribute patterns as configured; <see langword="null"/> for the defaults.</summary>
    public ListValue? OutputAttrs { get; init; }

    /// <summary>The version range asked of Python.</summary>
    public string? PythonRequires { get; init; }

    /// <summary>The source code copy relative to the run directory.</summary>
    public string SourceDest { get; init; } = ".";

    /// <summary>The configured source root relative to the project; <see langword="null"/> when none is configured.</summary>
    public string? SourceRoot { get; init; }

    /// <summary>Whether a successful run is deleted.</summary>
    public bool DeletesOnSuccess { get; init; }

    /// <summary>Whether being stopped counts as success; recorded, under a name of ours, only when it does.</summary>
    public bool IsStoppable { get; init; }

    /// <summary>The attribute's value.</summary>
    public Value ToValue()
    {
        var command = new List<MapEntry> { ("cmd-args", Value.OfTexts(CommandArgs)) };
        if (CommandEnv.Entries.Count > 0)
            command.Add(("cmd-env", CommandEnv));
        if (CommandFlags.Count > 0)
            command.Add(("cmd-flags", MapValue.Of(CommandFlags.Select(f => new MapEntry(f.Name, ArgumentAttributes(f))))));
        command.Add(("flags-dest", Value.Of(FlagsDest)));

        var source = new List<MapEntry> { ("dest", Value.Of(SourceDest)) };
        if (SourceRoot is not null)
            source.Add(("root", Value.Of(SourceRoot)));

        var operation = MapValue.Of(
            ("delete-on-success", Value.Of(DeletesOnSuccess)),
            ("deps", Dependencies),
            ("flag-null-labels", FlagNullLabels),
            ("flags-extra", FlagsExtra),
            ("label-template", Value.Of(LabelTemplate)),
            ("op-cmd", MapValue.Of(command)),
            ("output-attrs", OutputAttrs ?? Value.Null),
            ("output-scalars", OutputScalars ?? Value.Null),
            ("python-requires", Value.Of(PythonRequires)),
            ("sourcecode", MapValue.Of(source)));
        return IsStoppable ? new MapValue([.. operation.Entries, ("stoppable", Value.True)]) : operation;
    }

    /// <summary>Reads the attribute's value; <see langword="null"/> when it doesn't hold a command.</summary>
    public static RecordedOperation? Parse(Value? value)
    {
        if (value is not MapValue map || map["op-cmd"] is not MapValue command || command["cmd-args"] is not ListValue args)
            return null;
        var source = map["sourcecode"] as MapValue;
        return new RecordedOperation
        {
            CommandArgs = [.. args.Items.OfType<TextValue>().Select(t => t.Text)],
            CommandEnv = command["cmd-env"] as MapValue ?? Value.EmptyMap,
            CommandFlags = command["cmd-flags"] is MapValue flags ? [.. flags.Entries.Select(ReadFlag).OrderBy(f => f.Name, StringComparer.Ordinal)] : [],
            FlagsDest = Text(command["flags-dest"]),
            Dependencies = map["deps"] ?? Value.EmptyList,
            FlagNullLabels = map["flag-null-labels"] as MapValue ?? Value.EmptyMap,
            FlagsExtra = map["flags-extra"] as MapValue ?? Value.EmptyMap,
            LabelTemplate = Text(map["label-template"]),
            OutputScalars = map["output-scalars"] as ListValue,
            OutputAttrs = map["output-attrs"] as ListValue,
            PythonRequires = Text(map["python-requires"]),
            // Before 0.9 there was only 'sourcecode-root', which meant the copy in the run directory.
            SourceDest = Text(source?["dest"]) ?? Text(map["sourcecode-root"]) ?? ".",
            SourceRoot = Text(source?["root"]),
            DeletesOnSuccess = map["delete-on-success"] is BooleanValue { IsTrue: true },
            IsStoppable = map["stoppable"] is BooleanValue { IsTrue: true },
        };
    }

    private const string ChoiceArgs = "choice-args";

    private static MapValue ArgumentAttributes(FlagDef flag)
    {
        var attributes = new List<MapEntry>();
        if (flag.ArgName is not null)
            attributes.Add((FlagAttributes.ArgName.Name, Value.Of(flag.ArgName)));
        if (flag.ArgSkip == true)
            attributes.Add((FlagAttributes.ArgSkip.Name, Value.True));
        if (!flag.ArgSwitch.IsNull)
            attributes.Add((FlagAttributes.ArgSwitch.Name, flag.ArgSwitch));
        if (!flag.ArgSplit.IsNull)
            attributes.Add((FlagAttributes.ArgSplit.Name, flag.ArgSplit));
        // Ours: the original passes all words behind one option.
        if (flag.RepeatsArg)
            attributes.Add((FlagAttributes.ArgRepeat.Name, Value.True));
        if (flag.EnvName is not null)
            attributes.Add((FlagAttributes.EnvName.Name, Value.Of(flag.EnvName)));
        if (flag.ArgEncoding is { Entries.Count: > 0 })
            attributes.Add((FlagAttributes.ArgEncoding.Name, flag.ArgEncoding));
        if (flag.EnvEncoding is { Entries.Count: > 0 })
            attributes.Add((FlagAttributes.EnvEncoding.Name, flag.EnvEncoding));
        // Ours: arguments that a choice adds (2018).
        if (flag.Choices.Any(c => c.Args.Count > 0))
            attributes.Add((ChoiceArgs, new ListValue([.. flag.Choices.Where(c => c.Args.Count > 0).Select(ChoiceOf)])));
        return MapValue.Of(attributes);
    }

    private static MapValue ChoiceOf(FlagChoice choice) => MapValue.Of(
        (ChoiceAttributes.Value.Name, choice.Value),
        (ChoiceAttributes.Alias.Name, choice.Alias),
        (ChoiceAttributes.Args.Name, new MapValue([.. choice.Args.Select(a => new MapEntry(a.Key, a.Value))])));

    private static FlagChoice ReadChoice(MapValue choice) => new(choice[ChoiceAttributes.Value.Name] ?? Value.Null)
    {
        Alias = choice[ChoiceAttributes.Alias.Name] ?? Value.Null,
        Args = NamedValue.Of(choice[ChoiceAttributes.Args.Name] as MapValue ?? Value.EmptyMap),
    };

    private static FlagDef ReadFlag(MapEntry entry)
    {
        var attributes = entry.Value as MapValue ?? Value.EmptyMap;
        return new FlagDef
        {
            Name = entry.Name ?? "",
            ArgName = Text(attributes[FlagAttributes.ArgName.Name]),
            ArgSkip = attributes[FlagAttributes.ArgSkip.Name] is BooleanValue { IsTrue: true } ? true : null,
            ArgSwitch = attributes[FlagAttributes.ArgSwitch.Name] ?? Value.Null,
            ArgSplit = attributes[FlagAttributes.ArgSplit.Name] ?? Value.Null,
            RepeatsArg = attributes[FlagAttributes.ArgRepeat.Name] is BooleanValue { IsTrue: true },
            EnvName = Text(attributes[FlagAttributes.EnvName.Name]),
            ArgEncoding = attributes[FlagAttributes.ArgEncoding.Name] as MapValue,
            EnvEncoding = attributes[FlagAttributes.EnvEncoding.Name] as MapValue,
            Choices = [.. ((attributes[ChoiceArgs] as ListValue)?.Items ?? []).OfType<MapValue>().Select(ReadChoice)],
        };
    }

    private static string? Text(Value? value) => (value as TextValue)?.Text;
}
