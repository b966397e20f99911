using Guild.Abstractions;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Reads <c>steps</c>: kept as written, flags included from elsewhere filled in (guildfile.md 13).</summary>
internal sealed class StepReader(IncludeExpander includes, Diagnostics diagnostics)
{
    /// <summary>The list; <see langword="null"/> when the operation has none.</summary>
    public Value? Read(AttributeValues operation)
    {
        switch (operation[OperationAttributes.Steps])
        {
            case null:
                return null;
            case YamlSequence list:
                return new ListValue([.. list.Items.Select(Read)]);
            case var other:
                diagnostics.Error($"invalid steps data {other.Literal()}: expected a list", other.Location);
                return null;
        }
    }

    // What is wrong with a step stops the operation when it runs, not the file: these are warnings.
    private Value Read(YamlNode step)
    {
        if (step is not YamlMapping mapping)
        {
            if (step is not YamlScalar { Value: TextValue })
                diagnostics.Warn($"invalid step data: {step.Literal()}", step.Location);
            return step.ToValue();
        }

        var values = AttributeValues.Read(StepAttributes.Schema, mapping, diagnostics);
        values.WarnOfOthers(StepAttributes.Schema);
        if (values[StepAttributes.Run] is not YamlScalar { Value: TextValue run } || string.IsNullOrWhiteSpace(run.Text))
            diagnostics.Warn($"invalid step {mapping.Literal()}: must define run", mapping.Location);
        CheckExpectations(values);
        if (values[StepAttributes.Flags] is not YamlMapping flags || flags[ItemTypes.IncludeKey] is null)
            return mapping.ToValue();
        var expanded = flags with { Pairs = [.. includes.Expand(flags, OperationAttributes.Flags).Pairs.Select(DefaultOf)] };
        return (mapping with { Pairs = [.. mapping.Pairs.Select(p => p.Name == StepAttributes.Flags.Name ? p with { Value = expanded } : p)] }).ToValue();
    }

    private void CheckExpectations(AttributeValues step)
    {
        var checks = step[StepAttributes.Expect] switch
        {
            YamlSequence list => list.Items,
            { } one => [one],
            null => [],
        };
        foreach (var check in checks)
        {
            if (check is YamlMapping mapping && (mapping[CheckAttributes.Output.Name] ?? mapping[CheckAttributes.File.Name]) is not null)
                Check(AttributeValues.Read(CheckAttributes.Schema, mapping, diagnostics));
            else
                diagnostics.Warn("invalid check config - expected one of: file, output", check.Location);
        }
    }

    private void Check(AttributeValues check)
    {
        check.WarnOfOthers(CheckAttributes.Schema);
        PatternCheck.Of(check[CheckAttributes.Output], diagnostics);
        PatternCheck.Of(check[CheckAttributes.Contains], diagnostics);
    }

    private static YamlPair DefaultOf(YamlPair flag) =>
        flag.Value is YamlMapping mapping && mapping[FlagAttributes.Default.Name] is { } value ? flag with { Value = value }
        : flag.Value is YamlMapping ? flag with { Value = new YamlScalar(Value.Null, "", flag.Key.Location) }
        : flag;
}
