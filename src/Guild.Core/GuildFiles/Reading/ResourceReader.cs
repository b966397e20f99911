using Guild.Abstractions;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Reads resources, named ones and those written in place (guildfile.md 10.2).</summary>
internal sealed class ResourceReader(SourceReader sources, string directory, IReadOnlyList<string> parentDirectories, Diagnostics diagnostics)
{
    private const string InlineName = "<inline>";

    /// <summary>The resources of a model, ordered by name.</summary>
    public IReadOnlyList<ResourceDef> ReadAll(YamlMapping resources, string modelName)
    {
        var result = new List<ResourceDef>(resources.Pairs.Count);
        foreach (var pair in resources.Pairs)
        {
            var name = pair.NameText();
            if (Form(pair.Value) is { } mapping)
                result.Add(Read(mapping, name, $"{modelName}:{name}") with { Location = pair.Key.Location });
        }

        result.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return result;
    }

    /// <summary>A resource that a dependency writes in place: a mapping with <c>sources</c>, or the attributes of its only source.</summary>
    public ResourceDef ReadInline(YamlMapping mapping, string modelName)
    {
        var fullName = $"{modelName}:{InlineName}";
        if (mapping[ResourceAttributes.Sources.Name] is not null)
            return Read(mapping, mapping[ResourceAttributes.Name.Name].TextOrNull(), fullName);
        var source = new YamlSequence([mapping], mapping.Location);
        return Read(Nodes.MappingOf(ResourceAttributes.Sources.Name, source, mapping.Location), null, fullName);
    }

    private YamlMapping? Form(YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                return mapping;
            case YamlSequence list:
                return Nodes.MappingOf(ResourceAttributes.Sources.Name, list, list.Location);
            default:
                diagnostics.Error($"invalid resource value {node.Literal()}: expected a mapping or a list", node.Location);
                return null;
        }
    }

    private ResourceDef Read(YamlMapping mapping, string? name, string fullName)
    {
        var values = AttributeValues.Read(ResourceAttributes.Schema, mapping, diagnostics);
        values.WarnOfOthers(ResourceAttributes.Schema);
        if (values[ResourceAttributes.TargetPath] is not null && values[ResourceAttributes.Path] is not null)
        {
            diagnostics.Announce(
                $"{ResourceAttributes.TargetPath.Name} and {ResourceAttributes.Path.Name} both specified for resource {fullName}"
                + $" - using {ResourceAttributes.TargetPath.Name}",
                values.LocationOf(ResourceAttributes.Path));
        }

        return new ResourceDef
        {
            Name = name,
            Description = values.Description(ResourceAttributes.Description),
            Sources = Sources(values, fullName),
            TargetPath = values.Text(ResourceAttributes.TargetPath) ?? values.Text(ResourceAttributes.Path),
            TargetType = values.Text(ResourceAttributes.TargetType),
            UnpacksByDefault = values.Boolean(ResourceAttributes.DefaultUnpack, true),
            IsPrivate = values.Boolean(ResourceAttributes.Private, false),
            References = values.Texts(ResourceAttributes.References) ?? [],
            Directory = directory,
            ParentDirectories = parentDirectories,
            Config = (MapValue)mapping.ToValue(),
            Location = mapping.Location,
        };
    }

    private IReadOnlyList<SourceDef> Sources(AttributeValues values, string fullName)
    {
        switch (values[ResourceAttributes.Sources])
        {
            case null:
                return [];
            case YamlSequence list:
                // In 2018 a resource named the flag; it is clear which source it means when there is one.
                var flagName = list.Items.Count == 1 ? values[ResourceAttributes.FlagName] : null;
                return [.. list.Items.Select(i => sources.Read(i, fullName, flagName)).OfType<SourceDef>()];
            case var other:
                diagnostics.Error($"invalid sources value for resource '{fullName}': {other.Literal()}", other.Location);
                return [];
        }
    }
}
