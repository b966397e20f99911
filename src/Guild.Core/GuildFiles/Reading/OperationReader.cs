using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Reads operations (guildfile.md 4).</summary>
internal sealed class OperationReader(IncludeExpander includes, DependencyReader dependencies, StepReader steps, string filePath, IReadOnlyList<string> runtimeAttributes, Diagnostics diagnostics)
{
    private readonly string directory = Path.GetDirectoryName(filePath)!;

    /// <summary>An operation of a model.</summary>
    /// <param name="name">Its name and place.</param>
    /// <param name="data">Its attributes, defaults of the model included.</param>
    /// <param name="model">What the model gives to all its operations; its operations aren't looked at.</param>
    public OperationDef Read(YamlNode name, YamlMapping data, ModelDef model)
    {
        var values = AttributeValues.Read(OperationAttributes.Schema, data, diagnostics);
        var ofPlugin = values.TakeOther(runtimeAttributes);
        values.WarnOfOthers(OperationAttributes.Schema);
        var operationName = ((YamlScalar)name).Text;
        var fullName = model.Name.Length == 0 ? operationName : $"{model.Name}:{operationName}";
        var (problems, warnings) = (new List<GuildError>(), new List<GuildError>());
        var (program, main) = ProgramReader.Read(values, ofPlugin, operationName, directory, problems, warnings);
        diagnostics.Warn(problems);
        diagnostics.Warn(warnings);
        var later = new List<GuildError>();
        var flags = Flags(values, later, out var flagsDest);
        var read = new OperationDef
        {
            Name = operationName,
            ModelName = model.Name,
            Description = values.Description(OperationAttributes.Description),
            IsDefault = values.Boolean(OperationAttributes.Default, false),
            Program = program,
            Main = main,
            Flags = flags,
            FlagsImport = FlagsImportOf(values),
            FlagsImportSkip = values.Texts(OperationAttributes.FlagsImportSkip) ?? [],
            // Flags of a notebook are its variables, also where none are imported.
            FlagsDest = flagsDest ?? (program.Attribute == OperationAttributes.Notebook.Name ? "globals" : null),
            DefaultFlagArgSkip = values.Boolean(OperationAttributes.DefaultFlagArgSkip, false),
            Requires = dependencies.ReadAll(values[OperationAttributes.Requires], model.Name, fullName, problems),
            SourceCode = SourceCodeReader.Read(values[OperationAttributes.Sourcecode], Path.GetFileName(filePath), diagnostics),
            OutputScalars = OutputPatterns.Read(values, OperationAttributes.OutputScalars, diagnostics),
            OutputAttrs = OutputPatterns.Read(values, OperationAttributes.OutputAttrs, diagnostics),
            Compare = values.Texts(OperationAttributes.Compare),
            Objective = values.ValueOf(OperationAttributes.Objective),
            Env = values.Entries(OperationAttributes.Env),
            EnvSecrets = values.Texts(OperationAttributes.EnvSecrets) ?? [],
            Label = values.Text(OperationAttributes.Label),
            Tags = values.Texts(OperationAttributes.Tags) ?? [],
            PythonRequires = values.Text(OperationAttributes.PythonRequires) ?? model.PythonRequires,
            PythonPath = values.Texts(OperationAttributes.PythonPath),
            PipFreeze = values.Boolean(OperationAttributes.PipFreeze, true),
            Plugins = PluginSelection.Read(values, OperationAttributes.Plugins, diagnostics) ?? model.Plugins,
            DisabledPlugins = values.Texts(OperationAttributes.DisabledPlugins) ?? model.DisabledPlugins,
            RunAttrs = RunAttributeReader.Read(values, warnings),
            DeleteOnSuccess = values.Boolean(OperationAttributes.DeleteOnSuccess, false),
            IsStoppable = values.Boolean(OperationAttributes.Stoppable, false),
            HandlesKeyboardInterrupt = values.Boolean(OperationAttributes.HandleKeyboardInterrupt, false),
            Steps = steps.Read(values),
            DefaultMaxTrials = MaxTrials(values),
            CanStageTrials = values.Boolean(OperationAttributes.CanStageTrials, false),
            FlagEncoder = values.Text(OperationAttributes.FlagEncoder),
            Optimizers = OptimizerReader.ReadAll(values, operationName, diagnostics),
            Publish = Publish(values),
            Problems = problems,
            Warnings = warnings,
            Attributes = values,
            Location = name.Location,
        };
        problems.AddRange(values.LaterProblems.Concat(later).Select(p => p with { What = $"invalid definition for operation '{fullName}': {p.What}" }));
        return read;
    }

    private IReadOnlyList<FlagDef> Flags(AttributeValues values, List<GuildError> later, out string? flagsDest)
    {
        flagsDest = values.Text(OperationAttributes.FlagsDest);
        switch (values[OperationAttributes.Flags])
        {
            case null:
                return [];
            case YamlMapping flags:
                if (flags[ItemTypes.DestKey] is YamlScalar dest)
                {
                    diagnostics.Warn($"'{ItemTypes.DestKey}' is now '{OperationAttributes.FlagsDest.Name}'", dest.Location, $"write '{OperationAttributes.FlagsDest.Name}' beside 'flags'");
                    flagsDest ??= dest.Text;
                }

                return FlagReader.ReadAll(includes.Expand(flags, OperationAttributes.Flags), diagnostics, later);
            case var other:
                diagnostics.Error($"invalid flags value {other.Literal()}: expected a mapping", other.Location, "write each flag as 'NAME: DEFAULT'");
                return [];
        }
    }

    private FlagsImport FlagsImportOf(AttributeValues values)
    {
        if (!values.Has(OperationAttributes.FlagsImport))
            return FlagsImport.Declared;
        switch (values[OperationAttributes.FlagsImport])
        {
            case YamlScalar { Value: BooleanValue flag }:
                return flag.IsTrue ? FlagsImport.All : FlagsImport.None;
            case YamlScalar { Value: TextValue { Text: "all" } }:
                return FlagsImport.All;
            case YamlSequence { Items.Count: 0 }:
                return FlagsImport.None;
            case YamlSequence list when list.Items.All(i => i is YamlScalar):
                return new FlagsImport(FlagsImportMode.Listed, [.. list.Items.Select(i => ((YamlScalar)i).Text)]);
            case var other:
                diagnostics.Error(
                    $"invalid {OperationAttributes.FlagsImport.Name} value {other?.Literal() ?? "None"}: expected yes/all, no, or a list of flag names",
                    other?.Location ?? values.LocationOf(OperationAttributes.FlagsImport));
                return FlagsImport.Declared;
        }
    }

    private int? MaxTrials(AttributeValues values)
    {
        switch (values[OperationAttributes.DefaultMaxTrials])
        {
            case null:
                return null;
            case YamlScalar { Value: IntegerValue number } when number.Number >= 0 && number.Number <= int.MaxValue:
                return (int)number.Number;
            case var other:
                values.Refuse(OperationAttributes.DefaultMaxTrials, other, "expected a number");
                return null;
        }
    }

    private Value Publish(AttributeValues values)
    {
        if (values.Mapping(OperationAttributes.Publish) is not { } publish)
            return Value.Null;
        var attributes = AttributeValues.Read(PublishAttributes.Schema, publish, diagnostics);
        attributes.WarnOfOthers(PublishAttributes.Schema);
        if (attributes[PublishAttributes.Files] is { } files)
            SourceCodeReader.Read(files, Path.GetFileName(filePath), diagnostics);
        return publish.ToValue();
    }
}
