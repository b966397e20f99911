using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Runs;

namespace Guild.Core.Planning;

/// <content>From the record back to a definition, so that a restart goes the way of every other run.</content>
public sealed partial record RecordedOperation
{
    /// <summary>Variables that guild itself puts among the recorded ones; each start sets them anew.</summary>
    private static readonly string[] OwnVariables = ["FLAGS_DEST", "GUILD_PLUGINS", "PROJECT_DIR", "MODEL_DIR", "HANDLE_KEYBOARD_INTERRUPT", "PDB_BREAKS", "BREAK_ON_ERROR"];

    /// <summary>The operation as far as its run remembers it.</summary>
    /// <param name="opRef">What the run was made from.</param>
    public OperationDef ToDefinition(OpRef opRef)
    {
        var extras = FlagsExtra.Entries.ToDictionary(e => e.Name ?? "", e => e.Value);
        var program = RecordedProgram.Read(CommandArgs);
        return new OperationDef
        {
            Name = opRef.OperationName,
            ModelName = opRef.ModelName,
            Program = program,
            Flags = [.. CommandFlags.Select(f => f with { NullLabel = FlagNullLabels[f.Name] ?? Value.Null, Extra = ExtraOf(f.Name) })],
            FlagsImport = FlagsImport.None,
            FlagsDest = FlagsDest,
            Env = [.. CommandEnv.Entries.Where(e => !OwnVariables.Contains(e.Name) && !e.Value.IsNull).Select(e => Variable(e, program)).OfType<NamedValue>()],
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
            extras.TryGetValue(flag, out var extra) && extra is MapValue map ? NamedValue.Of(map) : [];
    }

    // The recorded module path of a Python program begins with what the operation itself sets; each start adds the rest anew.
    private NamedValue? Variable(MapEntry entry, ProgramDef program)
    {
        if (entry.Name != "PYTHONPATH" || program.Attribute is not ("main" or "script") || entry.Value is not TextValue { Text: var path })
            return new NamedValue(entry.Name ?? "", entry.Value);
        var entries = path.Split(Path.PathSeparator);
        var source = Array.IndexOf(entries, SourceDest);
        return source > 0 ? new NamedValue(entry.Name, Value.Of(string.Join(Path.PathSeparator, entries[..source]))) : null;
    }

    /// <summary>The variables of which only the names are recorded.</summary>
    public IReadOnlyList<string> MissingSecrets => [.. CommandEnv.Entries.Where(e => e.Value.IsNull && e.Name is not null).Select(e => e.Name!)];

    /// <summary>The recorded project directory; empty when the run had none.</summary>
    public string ProjectDirectory => (CommandEnv["PROJECT_DIR"] as TextValue)?.Text ?? "";
}
