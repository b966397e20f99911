using Guild.Abstractions;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Reads <c>sourcecode</c> (guildfile.md 11.2).</summary>
internal static class SourceCodeReader
{
    private static readonly SourceRule ExcludeAll = new(false, ["*"]);

    /// <summary>The definition; <see langword="null"/> when nothing is configured.</summary>
    public static SourceCodeDef? Read(YamlNode? node, string fileName, Diagnostics diagnostics)
    {
        if (node is null || node.IsNull())
            return null;
        if (node is not YamlMapping mapping)
            return Select(node, new SourceCodeDef(), diagnostics);
        var values = AttributeValues.Read(SourceCodeAttributes.Schema, mapping, diagnostics);
        var def = new SourceCodeDef
        {
            Root = values.Text(SourceCodeAttributes.Root),
            Dest = values.Text(SourceCodeAttributes.Dest),
        };
        if (values[SourceCodeAttributes.Select] is null && RulesBeside(values, diagnostics) is { Count: > 0 } rules)
            return def with { Rules = rules };
        if (values.Others.Count > 0)
        {
            var names = string.Join(", ", values.Others.Select(p => p.NameText()).Order(StringComparer.Ordinal));
            diagnostics.Announce($"unexpected sourcecode attribute(s) in {fileName}: {names}", values.Others[0].Key.Location);
        }

        return values[SourceCodeAttributes.Select] is { } select ? Select(select, def, diagnostics) : def;
    }

    // 'sourcecode: {exclude: data}' can only mean a rule, though Guild AI ignores it.
    private static List<SourceRule>? RulesBeside(AttributeValues values, Diagnostics diagnostics)
    {
        if (!values.Others.All(p => p.Name is { } name && SourceRuleAttributes.Schema.Find(name) is not null))
            return null;
        var rules = new List<SourceRule>();
        foreach (var pair in values.Others)
        {
            diagnostics.Warn($"'{pair.Name}' is read as a rule of '{SourceCodeAttributes.Select.Name}'", pair.Key.Location, $"write it under '{SourceCodeAttributes.Select.Name}', as '- {pair.Name}: …'");
            if (Rule(pair.Name == SourceRuleAttributes.Include.Name, pair.Value, diagnostics) is { } rule)
                rules.Add(rule);
        }

        return rules;
    }

    private static SourceCodeDef Select(YamlNode node, SourceCodeDef def, Diagnostics diagnostics)
    {
        switch (node)
        {
            case YamlScalar { Value: BooleanValue { IsTrue: false } } or YamlSequence { Items.Count: 0 }:
                return def with { IsDisabled = true, Rules = [ExcludeAll] };
            case YamlScalar { Value: TextValue } text:
                return def with { Rules = [ExcludeAll, new SourceRule(true, [text.Text])] };
            case YamlSequence list:
                return def with { Rules = Rules(list, diagnostics) };
            default:
                diagnostics.Error($"invalid select files spec {node.Literal()}: expected a string, list, or mapping", node.Location);
                return def;
        }
    }

    private static List<SourceRule> Rules(YamlSequence list, Diagnostics diagnostics)
    {
        // Names alone say what is wanted; as soon as one rule is written out, the list adds to the default rules.
        var rules = new List<SourceRule>(list.Items.Count + 1);
        if (list.Items.All(i => i is YamlScalar))
            rules.Add(ExcludeAll);
        foreach (var item in list.Items)
        {
            if (item.TextOrNull() is { } pattern)
                rules.Add(new SourceRule(true, [pattern]));
            else if (item is YamlMapping mapping)
                AddRule(mapping, rules, diagnostics);
            else
                diagnostics.Error($"invalid sourcecode {item.Literal()}: expected a string or mapping", item.Location);
        }

        return rules;
    }

    private static void AddRule(YamlMapping mapping, List<SourceRule> rules, Diagnostics diagnostics)
    {
        var values = AttributeValues.Read(SourceRuleAttributes.Schema, mapping, diagnostics);
        var (include, exclude) = (values[SourceRuleAttributes.Include], values[SourceRuleAttributes.Exclude]);
        if (include is not null && exclude is not null)
        {
            diagnostics.Error(
                $"invalid file select spec {mapping.Literal()}: cannot include both include and exclude"
                + " - use multiple select specs in the order you want to apply the filters",
                mapping.Location);
        }
        else if ((include ?? exclude) is { } value)
        {
            if (Rule(include is not null, value, diagnostics) is { } rule)
                rules.Add(rule);
        }
        else
        {
            diagnostics.Error($"unsupported file select spec: {mapping.Literal()}", mapping.Location, "write 'include' or 'exclude'");
        }
    }

    private static SourceRule? Rule(bool includes, YamlNode value, Diagnostics diagnostics)
    {
        if (Patterns(value) is { } patterns)
            return new SourceRule(includes, patterns);
        if (value is YamlMapping mapping)
        {
            foreach (var type in FileTypeAttributes.Schema.Attributes)
            {
                if (mapping[type.Name] is { } typed && Patterns(typed) is { } typedPatterns)
                    return new SourceRule(includes, typedPatterns) { Type = type.Name };
            }
        }

        var attribute = includes ? SourceRuleAttributes.Include : SourceRuleAttributes.Exclude;
        diagnostics.Error($"unsupported {attribute.Name} value: {value.Literal()}", value.Location);
        return null;
    }

    private static IReadOnlyList<string>? Patterns(YamlNode node) => node switch
    {
        YamlScalar { Value: TextValue } text => [text.Text],
        YamlSequence list when list.Items.All(i => i is YamlScalar { Value: TextValue }) => [.. list.Items.Select(i => ((YamlScalar)i).Text)],
        _ => null,
    };
}
