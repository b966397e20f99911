using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Replaces <c>$include</c> in operations, resources and flags by what it names (guildfile.md 14.4, 14.5).</summary>
internal sealed class IncludeExpander(IReadOnlyList<GuildFileItem> items, Diagnostics diagnostics)
{
    private const int MaxDepth = 100;

    private readonly Dictionary<string, GuildFileItem> models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GuildFileItem> configs = new(StringComparer.Ordinal);
    private readonly Dictionary<GuildFileItem, Dictionary<string, YamlMapping>> operations = new(ReferenceEqualityComparer.Instance);
    private bool isIndexed;

    /// <summary>The section with everything included; the same mapping when it includes nothing.</summary>
    /// <param name="section">The mapping.</param>
    /// <param name="attribute">Which section it is: operations, resources or flags.</param>
    public YamlMapping Expand(YamlMapping section, AttributeSpec attribute)
    {
        if (section[ItemTypes.IncludeKey] is null)
            return section;
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var pairs = new List<YamlPair>();
        Apply(section, attribute, found, pairs, new(StringComparer.Ordinal), 0);
        return section with { Pairs = pairs };
    }

    private void Apply(YamlMapping section, AttributeSpec attribute, Dictionary<string, int> found, List<YamlPair> pairs, HashSet<string> seen, int depth)
    {
        if (section[ItemTypes.IncludeKey] is { } include)
            ApplyIncludes(include, attribute, found, pairs, seen, depth);
        foreach (var pair in section.Pairs)
        {
            if (pair.Name != ItemTypes.IncludeKey)
                Add(IsFlags(attribute) ? FlagForms.Normalize(pair) : pair, found, pairs);
        }
    }

    private void ApplyIncludes(YamlNode include, AttributeSpec attribute, Dictionary<string, int> found, List<YamlPair> pairs, HashSet<string> seen, int depth)
    {
        if (depth == MaxDepth)
        {
            diagnostics.Error($"'{ItemTypes.IncludeKey}' goes more than {MaxDepth} levels deep", include.Location);
            return;
        }

        foreach (var scalar in TextList.ReadScalars(include, ItemTypes.IncludeKey, diagnostics))
        {
            var (text, where) = (scalar.Text, scalar.Location);
            // What is included twice, or includes itself, is taken once.
            if (!seen.Add(text))
                continue;
            if (IncludeReference.Parse(text) is not { } reference)
            {
                diagnostics.Error(
                    $"invalid include reference '{text}': operation references must be specified as CONFIG[#ATTRS] or MODEL:OPERATION[#ATTRS]",
                    where);
            }
            else if (Target(reference, attribute) is not { } target)
            {
                var near = NearestName.Find(reference.Item, items.Where(i => i.Kind != ItemKind.Package).Select(i => i.Name));
                diagnostics.Error(
                    $"invalid include reference '{text}': cannot find target",
                    where,
                    nearest: near);
            }
            else if (reference.Names is null)
            {
                Apply(target, attribute, found, pairs, seen, depth + 1);
            }
            else
            {
                var all = Expand(target, attribute, seen, depth + 1);
                foreach (var name in reference.Names)
                {
                    if (all.FirstOrDefault(p => p.Name == name) is { } pair)
                        Add(pair, found, pairs);
                    else
                        diagnostics.Warn($"include reference '{text}' names '{name}', which is not defined there", where);
                }
            }
        }
    }

    private List<YamlPair> Expand(YamlMapping target, AttributeSpec attribute, HashSet<string> seen, int depth)
    {
        var pairs = new List<YamlPair>();
        Apply(target, attribute, new(StringComparer.Ordinal), pairs, seen, depth);
        return pairs;
    }

    private static void Add(YamlPair pair, Dictionary<string, int> found, List<YamlPair> pairs)
    {
        var name = pair.NameText();
        if (!found.TryGetValue(name, out var place))
        {
            found.Add(name, pairs.Count);
            pairs.Add(pair);
        }
        else if (pairs[place].Value is YamlMapping lower && pair.Value is YamlMapping upper)
        {
            pairs[place] = pair with { Value = MappingMerge.Shallow(lower, upper) };
        }
        else
        {
            pairs[place] = pair;
        }
    }

    private static bool IsFlags(AttributeSpec attribute) => attribute.Items == FlagAttributes.Schema;

    private YamlMapping? Target(IncludeReference reference, AttributeSpec attribute)
    {
        Index();
        if (reference.Operation is null)
        {
            var item = configs.GetValueOrDefault(reference.Item) ?? models.GetValueOrDefault(reference.Item);
            return item is null ? null : Section(item.Data, attribute);
        }

        return models.TryGetValue(reference.Item, out var model) && OperationsOf(model).TryGetValue(reference.Operation, out var operation)
            ? Section(operation, attribute)
            : null;
    }

    // Indexed once: a thousand operations may include from one another.
    private Dictionary<string, YamlMapping> OperationsOf(GuildFileItem model)
    {
        if (operations.TryGetValue(model, out var known))
            return known;
        var index = new Dictionary<string, YamlMapping>(StringComparer.Ordinal);
        foreach (var pair in (model.Data[ModelAttributes.Operations.Name] as YamlMapping)?.Pairs ?? [])
        {
            if (pair is { Name: { } name, Value: YamlMapping operation })
                index[name] = operation;
        }

        return operations[model] = index;
    }

    // An item that lacks the section is a target all the same: an empty one.
    private static YamlMapping Section(YamlMapping data, AttributeSpec attribute) =>
        data[attribute.Name] as YamlMapping ?? new YamlMapping([], data.Location);

    private void Index()
    {
        if (isIndexed)
            return;
        isIndexed = true;
        foreach (var item in items)
        {
            if (item.Kind == ItemKind.Config)
                configs.TryAdd(item.Name, item);
            else if (item.Kind == ItemKind.Model)
                models.TryAdd(item.Name, item);
        }
    }
}
