using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Runs;

namespace Guild.Core.Planning;

/// <content>From the record back to a definition, so that a restart goes the way of every other run.</content>
public sealed partial record RecordedOperation
{
    /// <summary>Variables that guild itself puts among the recorded ones; each start sets them anew.</summary>
    private static readonly string[] OwnVariables = ["FLAGS_DEST", "GUILD_PLUGINS", "PROJECT_DIR", "MODEL_DIR", "PYTHONPATH", "HANDLE_KEYBOARD_INTERRUPT"];

    /// <summary>The operation as far as its run remembers it.</summary>
    /// <param name="opRef">What the run was made from.</param>
    public OperationDef ToDefinition(OpRef opRef)
    {
        var extras = FlagsExtra.Entries.ToDictionary(e => e.Name ?? "", e => e.Value);
        return new OperationDef
        {
            Name = opRef.OperationName,
            ModelName = opRef.ModelName,
            Program = RecordedProgram.Read(CommandArgs),
            Flags = [.. CommandFlags.Select(f => f with { NullLabel = FlagNullLabels[f.Name] ?? Value.Null, Extra = ExtraOf(f.Name) })],
            FlagsImport = FlagsImport.None,
            FlagsDest = FlagsDest,
            Env = [.. CommandEnv.Entries.Where(e => !OwnVariables.Contains(e.Name) && !e.Value.IsNull).Select(e => new NamedValue(e.Name ?? "", e.Value))],
            OutputScalars = OutputScalars,
            OutputAttrs = OutputAttrs,
            Label = LabelTemplate,
            PythonRequires = PythonRequires,
            SourceCode = new SourceCodeDef { Dest = SourceDest, Root = SourceRoot },
            DeleteOnSuccess = DeletesOnSuccess,
            IsStoppable = IsStoppable,
            HandlesKeyboardInterrupt = CommandEnv["HANDLE_KEYBOARD_INTERRUPT"] is not null,
            Location = new SourceLocation(opRef.PackageName, 0, 0),
        };

        IReadOnlyList<NamedValue> ExtraOf(string flag) =>
            extras.TryGetValue(flag, out var extra) && extra is MapValue map
                ? [.. map.Entries.Select(e => new NamedValue(e.Name ?? "", e.Value))]
                : [];
    }

    /// <summary>The variables of which only the names are recorded.</summary>
    public IReadOnlyList<string> MissingSecrets => [.. CommandEnv.Entries.Where(e => e.Value.IsNull && e.Name is not null).Select(e => e.Name!)];

    /// <summary>The recorded project directory; empty when the run had none.</summary>
    public string ProjectDirectory => (CommandEnv["PROJECT_DIR"] as TextValue)?.Text ?? "";
}
