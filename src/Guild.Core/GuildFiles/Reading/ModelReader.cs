using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Reads models: first all without their operations, then the operations, which may refer to resources of any model.</summary>
internal sealed class ModelReader(
    IReadOnlyList<GuildFileItem> items, Inheritance inheritance, string path, GuildFileReadOptions options, Diagnostics diagnostics)
{
    private sealed record Draft(ModelDef Model, AttributeValues Values);

    private readonly IncludeExpander includes = new(items, diagnostics);

    /// <summary>The models, in file order.</summary>
    public IReadOnlyList<ModelDef> ReadAll()
    {
        var index = new ResourceIndex();
        var resources = new ResourceReader(
            new SourceReader(options.SourceKeys, diagnostics), Path.GetDirectoryName(path)!, inheritance.ParentDirectories, diagnostics);
        var drafts = new List<Draft>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items.Where(i => i.Kind == ItemKind.Model))
        {
            if (!names.Add(item.Name))
            {
                diagnostics.Error($"duplicate model '{item.Name}'", item.Location);
                continue;
            }

            var draft = ReadWithoutOperations(item, resources);
            index.Add(draft.Model.Name, draft.Model.Resources);
            drafts.Add(draft);
        }

        foreach (var config in items.Where(i => i.Kind == ItemKind.Config))
            AttributeValues.Read(ModelAttributes.Schema, config.Data, diagnostics, ItemTypes.Schema).WarnOfSlips(ModelAttributes.Schema);
        var dependencies = new DependencyReader(resources, index, Path.GetDirectoryName(path)!, diagnostics);
        var operations = new OperationReader(includes, dependencies, new StepReader(includes, diagnostics), path, options.RuntimeAttributes, diagnostics);
        return [.. drafts.Select(d => d.Model with { Operations = Operations(d, operations) })];
    }

    private Draft ReadWithoutOperations(GuildFileItem item, ResourceReader resources)
    {
        var values = AttributeValues.Read(ModelAttributes.Schema, inheritance.Complete(item, out var uses), diagnostics, ItemTypes.Schema);
        values.WarnOfOthers(ModelAttributes.Schema);
        // They are filled in already, unless they are no parameters at all.
        values.Mapping(ModelAttributes.Params);
        WarnOfUnusedFlags(values, item.Name);
        var model = new ModelDef
        {
            Name = item.Name,
            Description = values.Description(ModelAttributes.Description),
            IsDefault = values.Boolean(ModelAttributes.Default, false),
            Operations = [],
            Resources = values.Mapping(ModelAttributes.Resources) is { } mapping
                ? resources.ReadAll(includes.Expand(mapping, ModelAttributes.Resources), item.Name)
                : [],
            SourceCode = SourceCodeReader.Read(values[ModelAttributes.Sourcecode], Path.GetFileName(path), diagnostics),
            References = values.Texts(ModelAttributes.References) ?? [],
            Plugins = PluginSelection.Read(values, ModelAttributes.Plugins, diagnostics),
            DisabledPlugins = values.Texts(ModelAttributes.DisabledPlugins) ?? [],
            PythonRequires = values.Text(ModelAttributes.PythonRequires),
            Extra = values.ValueOf(ModelAttributes.Extra),
            Attributes = values,
            Params = uses,
            Location = item.Location,
        };
        return new Draft(model, values);
    }

    private List<OperationDef> Operations(Draft draft, OperationReader reader)
    {
        if (draft.Values.Mapping(ModelAttributes.Operations) is not { } mapping)
            return [];
        var defaults = draft.Values.Mapping(ModelAttributes.OperationDefaults);
        var expanded = OperationForms.NormalizeOperations(includes.Expand(mapping, ModelAttributes.Operations), diagnostics);
        var operations = new List<OperationDef>(expanded.Pairs.Count);
        foreach (var pair in expanded.Pairs)
        {
            if (pair.Value is YamlMapping data)
                operations.Add(reader.Read(pair.Key, defaults is null ? data : WithDefaults(data, defaults), draft.Model));
        }

        operations.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return operations;
    }

    // Only whole attributes: an operation with flags of its own gets none of the default flags.
    private static YamlMapping WithDefaults(YamlMapping operation, YamlMapping defaults)
    {
        var missing = defaults.Pairs.Where(d => d.Name is { } name && operation[name] is null).ToList();
        return missing.Count == 0 ? operation : operation with { Pairs = [.. operation.Pairs, .. missing] };
    }

    private void WarnOfUnusedFlags(AttributeValues values, string name)
    {
        // A model that is itself included from, by its name, has its flags for that.
        if (values.Node[ModelAttributes.Flags.Name] is not { } flags || flags.IsNull() || values[ModelAttributes.Model] is null)
            return;
        diagnostics.Warn(
            $"flags defined for model '{name}' are not used by its operations",
            values.LocationOf(ModelAttributes.Flags),
            $"write '{ItemTypes.IncludeKey}: {name}' in an operation's flags, or use '{ModelAttributes.OperationDefaults.Name}'");
    }
}
