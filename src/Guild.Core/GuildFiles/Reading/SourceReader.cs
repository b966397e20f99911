using Guild.Abstractions;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Resources.Archives;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Reads sources (guildfile.md 10.3, 10.4).</summary>
internal sealed class SourceReader
{
    private readonly List<string> keys = [.. SourceAttributes.Keys];
    private readonly Diagnostics diagnostics;

    /// <summary>A reader that knows these source keys besides the engine's own.</summary>
    public SourceReader(IReadOnlyList<string> pluginKeys, Diagnostics diagnostics)
    {
        this.diagnostics = diagnostics;
        foreach (var key in pluginKeys)
        {
            if (!keys.Contains(key))
                keys.Add(key);
        }

        keys.Sort(StringComparer.Ordinal);
    }

    /// <summary>A source; <see langword="null"/>, with an error, when the node is none.</summary>
    /// <param name="node">The source.</param>
    /// <param name="resource">The full name of its resource, for messages.</param>
    /// <param name="flagName">A flag name written at the resource, which counts for its only source.</param>
    public SourceDef? Read(YamlNode node, string resource, YamlNode? flagName)
    {
        var mapping = node switch
        {
            YamlMapping m => m,
            YamlScalar { Value: TextValue } text => Nodes.MappingOf(SourceAttributes.File.Name, text, text.Location),
            _ => null,
        };
        if (mapping is null)
        {
            diagnostics.Error($"invalid source for resource '{resource}': {node.Literal()}", node.Location);
            return null;
        }

        var typed = Sorted.By(mapping.Pairs.Where(p => p.Name is { } name && keys.Contains(name)), static p => p.Name!, StringComparer.Ordinal);
        if (typed.Count == 1)
            return Read(mapping, typed[0], flagName);
        var problem = typed.Count == 0
            ? $"missing required attribute (one of {string.Join(", ", keys)})"
            : $"conflicting attributes ({string.Join(", ", typed.Select(p => p.Name))})";
        diagnostics.Error($"invalid source {mapping.Literal()} in resource '{resource}': {problem}", mapping.Location, needs: typed.Count > 0 ? null : Needs(mapping));
        return null;
    }

    // What is no attribute of any source may be the key of one that a plugin resolves.
    private static string[] Needs(YamlMapping mapping) =>
        [.. mapping.Pairs.Where(p => p.Name is { } name && SourceAttributes.Schema.Find(name) is null).Select(p => $"guild-source:{p.Name}")];

    private SourceDef? Read(YamlMapping mapping, YamlPair type, YamlNode? resourceFlagName)
    {
        if (type.Value is not YamlScalar { Value: not NullValue } address)
        {
            diagnostics.Error($"invalid {type.Name} value {type.Value.Literal()}: expected a string", type.Value.Location);
            return null;
        }

        var values = AttributeValues.Read(SourceAttributes.Schema, mapping, diagnostics);
        var flagName = values[SourceAttributes.FlagName] ?? resourceFlagName;
        var hasNoFlag = flagName is YamlScalar { Value: BooleanValue { IsTrue: false } };
        var source = new SourceDef
        {
            Kind = type.Name!,
            Address = address.Text,
            Name = values.Text(SourceAttributes.Name),
            FlagName = hasNoFlag ? null : (flagName as YamlScalar)?.Text,
            HasNoFlag = hasNoFlag,
            Sha256 = values.Text(SourceAttributes.Sha256),
            TargetPath = values.Text(SourceAttributes.TargetPath) ?? values.Text(SourceAttributes.Path),
            TargetType = values.Text(SourceAttributes.TargetType),
            Unpack = values.BooleanOrNull(SourceAttributes.Unpack),
            ArchiveType = values.Text(SourceAttributes.Type),
            UnpackLimit = values[SourceAttributes.UnpackLimit] is { } limit ? UnpackLimit(limit) : null,
            UnpackRatio = values[SourceAttributes.UnpackRatio] is { } ratio ? UnpackRatio(ratio) : null,
            Select = [
                .. Selects(values, SourceAttributes.Select, SelectReduction.All),
                .. Selects(values, SourceAttributes.SelectMin, SelectReduction.Min),
                .. Selects(values, SourceAttributes.SelectMax, SelectReduction.Max),
            ],
            Rename = values[SourceAttributes.Rename] is { } rename ? RenameReader.ReadAll(rename, diagnostics) : [],
            PreservesPath = values.Boolean(SourceAttributes.PreservePath, false),
            WarnsIfEmpty = values.Boolean(SourceAttributes.WarnIfEmpty, true),
            FailsIfEmpty = values.Boolean(SourceAttributes.FailIfEmpty, false),
            IsOptional = values.Boolean(SourceAttributes.Optional, false),
            ReplacesExisting = values.Boolean(SourceAttributes.ReplaceExisting, false),
            AlwaysResolves = values.Boolean(SourceAttributes.AlwaysResolve, false),
            Params = values.Mapping(SourceAttributes.Params)?.ToValue() as MapValue,
            Help = values.Text(SourceAttributes.Help),
            PostProcess = values.Text(SourceAttributes.PostProcess),
            Config = (MapValue)mapping.ToValue(),
            Location = type.Key.Location,
        };
        Check(values, source);
        return source;
    }

    private void Check(AttributeValues values, SourceDef source)
    {
        foreach (var pair in values.Others)
        {
            if (pair.Name != source.Kind)
                diagnostics.Announce($"unexpected source attribute '{pair.NameText()}' in resource '{source.Uri}'", pair.Key.Location);
        }

        if (values[SourceAttributes.TargetPath] is not null && values[SourceAttributes.Path] is not null)
        {
            diagnostics.Announce(
                $"{SourceAttributes.TargetPath.Name} and {SourceAttributes.Path.Name} both specified for source {source.Uri} - using {SourceAttributes.TargetPath.Name}",
                values.LocationOf(SourceAttributes.Path));
        }

        foreach (var attribute in (ReadOnlySpan<AttributeSpec>)[SourceAttributes.TargetType, SourceAttributes.Type])
        {
            if (values[attribute] is YamlScalar { Text: var text, Location: var where } && !attribute.Allowed.Contains(text))
            {
                var near = NearestName.Find(text, attribute.Allowed);
                diagnostics.Warn($"unknown {attribute.Name} '{text}'", where, near is null ? $"use one of {string.Join(", ", attribute.Allowed)}" : null, near);
            }
        }
    }

    private long? UnpackLimit(YamlNode node)
    {
        if (node is YamlScalar scalar && UnpackLimits.TryReadBytes(scalar.Value, scalar.Text, out var bytes))
            return bytes;
        diagnostics.Error($"invalid {SourceAttributes.UnpackLimit.Name} value {node.Literal()}: expected a size, as in '20 GiB', or 'no'", node.Location);
        return null;
    }

    private int? UnpackRatio(YamlNode node)
    {
        if (node is YamlScalar scalar && UnpackLimits.TryReadFactor(scalar.Text, out var factor))
            return factor;
        diagnostics.Error($"invalid {SourceAttributes.UnpackRatio.Name} value {node.Literal()}: expected a whole number above 0", node.Location);
        return null;
    }

    private IEnumerable<SelectDef> Selects(AttributeValues values, AttributeSpec attribute, SelectReduction reduction)
    {
        foreach (var pattern in values[attribute] is YamlSequence patterns ? patterns.Items : (IReadOnlyList<YamlNode?>)[values[attribute]])
            PatternCheck.Of(pattern, diagnostics);
        switch (values[attribute])
        {
            case null:
                return [];
            case YamlScalar { Value: TextValue } text:
                return [new SelectDef(text.Text, reduction)];
            case YamlSequence list when list.Items.All(i => i is YamlScalar):
                return list.Items.Select(i => new SelectDef(((YamlScalar)i).Text, reduction));
            case var other:
                diagnostics.Error($"invalid select val: {other.Literal()}", other.Location);
                return [];
        }
    }
}
