using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>A mapping, seen through the table of its kind of item: one pass over its entries, then access by attribute.</summary>
internal sealed class AttributeValues
{
    private readonly YamlPair?[] pairs;
    private readonly Diagnostics diagnostics;
    private readonly ItemSchema schema;
    private List<YamlPair>? others;
    private List<GuildError>? later;

    private AttributeValues(ItemSchema schema, YamlMapping node, Diagnostics diagnostics)
    {
        pairs = new YamlPair?[schema.Attributes.Count];
        this.diagnostics = diagnostics;
        this.schema = schema;
        Node = node;
    }

    /// <summary>The mapping.</summary>
    public YamlMapping Node { get; }

    /// <summary>Entries that the table doesn't know, in file order.</summary>
    public IReadOnlyList<YamlPair> Others => others ?? [];

    /// <summary>What is wrong with attributes whose values only something later needs; warned of already.</summary>
    public IReadOnlyList<GuildError> LaterProblems => later ?? [];

    /// <summary>The value of an attribute; <see langword="null"/> when it isn't written or is null.</summary>
    public YamlNode? this[AttributeSpec attribute] => pairs[attribute.Index] is { } pair && !pair.Value.IsNull() ? pair.Value : null;

    /// <summary>Takes a mapping apart. Older names count where the newer one is absent, with a warning.</summary>
    public static AttributeValues Read(ItemSchema schema, YamlMapping node, Diagnostics diagnostics, params ReadOnlySpan<ItemSchema> alsoKnown)
    {
        var values = new AttributeValues(schema, node, diagnostics);
        List<YamlPair>? olds = null;
        foreach (var pair in node.Pairs)
        {
            var name = pair.Name;
            if (name is null || schema.Find(name) is not { } attribute)
            {
                if (!IsKnown(name, alsoKnown))
                    (values.others ??= []).Add(pair);
            }
            else if (attribute.Shape == AttributeShape.None)
            {
                diagnostics.Warn($"'{name}' is not supported any more", pair.Key.Location, attribute.Help);
            }
            else if (attribute.RenamedTo is null || attribute.IsAlias)
            {
                values.pairs[attribute.Index] = pair;
            }
            else
            {
                (olds ??= []).Add(pair);
            }
        }

        if (olds is not null)
            values.TakeOldNames(schema, olds);
        return values;
    }

    /// <summary>Takes the first entry with one of these names from <see cref="Others"/>; <see langword="null"/> when there is none.</summary>
    public YamlPair? TakeOther(IReadOnlyList<string> names)
    {
        if (others?.Find(o => o.Name is { } name && names.Contains(name)) is not { } taken)
            return null;
        others.Remove(taken);
        return taken;
    }

    /// <summary>Warns of entries that the table doesn't know, with the nearest name that it does know.</summary>
    public void WarnOfOthers(ItemSchema schema, params ReadOnlySpan<ItemSchema> alsoKnown) => WarnOfOthers(schema, schema.IsOpen, alsoKnown);

    /// <summary>Warns of entries that are slips of the pen; others may mean something to somebody.</summary>
    public void WarnOfSlips(ItemSchema schema) => WarnOfOthers(schema, onlySlips: true, []);

    private void WarnOfOthers(ItemSchema schema, bool onlySlips, ReadOnlySpan<ItemSchema> alsoKnown)
    {
        if (others is null)
            return;
        var known = new List<string>(schema.Attributes.Select(a => a.Name));
        foreach (var more in alsoKnown)
            known.AddRange(more.Attributes.Select(a => a.Name));
        foreach (var pair in others)
        {
            var near = NearestName.Find(pair.NameText(), known);
            // Where other names mean something too, only a slip of the pen is worth a word.
            if (near is null && onlySlips)
                continue;
            diagnostics.Warn(
                $"unknown {schema.Kind} attribute '{pair.NameText()}'",
                pair.Key.Location,
                nearest: near);
        }
    }

    /// <summary>Whether the attribute is written, even as null.</summary>
    public bool Has(AttributeSpec attribute) => pairs[attribute.Index] is not null;

    /// <summary>Whether the attribute is written as null.</summary>
    public bool IsWrittenNull(AttributeSpec attribute) => pairs[attribute.Index] is { } pair && pair.Value.IsNull();

    /// <summary>The place of an attribute's name, or of the item.</summary>
    public SourceLocation LocationOf(AttributeSpec attribute) => pairs[attribute.Index]?.Key.Location ?? Node.Location;

    /// <summary>Where each attribute that has a value is written, by name.</summary>
    public IReadOnlyDictionary<string, SourceLocation> Places()
    {
        var places = new Dictionary<string, SourceLocation>(Node.Pairs.Count, StringComparer.Ordinal);
        for (var i = 0; i < pairs.Length; i++)
        {
            if (pairs[i] is { } pair && !pair.Value.IsNull())
                places[schema.Attributes[i].Name] = pair.Value.Location;
        }

        return places;
    }

    /// <summary>A text; a number or boolean counts as its source text.</summary>
    public string? Text(AttributeSpec attribute)
    {
        switch (this[attribute])
        {
            case null:
                return null;
            case YamlScalar scalar:
                return scalar.Text;
            case var other:
                Refuse(attribute, other, "expected a string");
                return null;
        }
    }

    /// <summary>A text without blanks around it.</summary>
    public string Description(AttributeSpec attribute) => Text(attribute)?.Trim() ?? "";

    /// <summary>A boolean; other values count as Python takes them.</summary>
    public bool Boolean(AttributeSpec attribute, bool otherwise) => BooleanOrNull(attribute) ?? otherwise;

    /// <summary>A boolean, or <see langword="null"/> when it isn't written.</summary>
    public bool? BooleanOrNull(AttributeSpec attribute)
    {
        var node = this[attribute];
        if (node is YamlScalar { Value: TextValue } text)
            diagnostics.Warn($"'{attribute.Name}' expects yes or no, found '{text.Text}'", text.Location);
        else if (node is YamlSequence or YamlMapping)
            diagnostics.Warn($"'{attribute.Name}' expects yes or no, found {node.Literal()}", node.Location);
        return node?.IsTruthy();
    }

    /// <summary>A number; anything else is an error.</summary>
    public Value Number(AttributeSpec attribute)
    {
        switch (this[attribute])
        {
            case null:
                return Value.Null;
            case YamlScalar { Value: IntegerValue or FloatValue } number:
                return number.Value;
            case var other:
                Refuse(attribute, other, "expected a number");
                return Value.Null;
        }
    }

    /// <summary>The list of a text, a list of texts, or text that is a YAML list; <see langword="null"/> when it isn't written.</summary>
    public IReadOnlyList<string>? Texts(AttributeSpec attribute)
    {
        if (this[attribute] is not { } node)
            return null;
        if (TextList.TryRead(node, out var scalars))
            return TextList.Texts(scalars);
        Refuse(attribute, node, TextList.Expected);
        return [];
    }

    /// <summary>A mapping; anything else is an error.</summary>
    public YamlMapping? Mapping(AttributeSpec attribute)
    {
        switch (this[attribute])
        {
            case null:
                return null;
            case YamlMapping mapping:
                return mapping;
            case var other:
                Refuse(attribute, other, "expected a mapping");
                return null;
        }
    }

    /// <summary>The entries of a mapping as values, in file order.</summary>
    public IReadOnlyList<NamedValue> Entries(AttributeSpec attribute) =>
        Mapping(attribute) is { } mapping ? [.. mapping.Pairs.Select(p => new NamedValue(p.NameText(), p.Value.ToValue()))] : [];

    /// <summary>The value as it is.</summary>
    public Value ValueOf(AttributeSpec attribute) => this[attribute]?.ToValue() ?? Value.Null;

    /// <summary>Reports a value of another form than the attribute has.</summary>
    public void Refuse(AttributeSpec attribute, YamlNode value, string expected)
    {
        var detail = $"invalid {attribute.Name} value {value.Literal()}: {expected}";
        if (!attribute.IsNeededLater)
        {
            diagnostics.Error(detail, value.Location);
            return;
        }

        diagnostics.Warn(detail, value.Location);
        (later ??= []).Add(new GuildError(detail) { Where = value.Location });
    }

    private static bool IsKnown(string? name, ReadOnlySpan<ItemSchema> schemas)
    {
        if (name is null)
            return false;
        foreach (var schema in schemas)
        {
            if (schema.Find(name) is not null)
                return true;
        }

        return false;
    }

    private void TakeOldNames(ItemSchema schema, List<YamlPair> olds)
    {
        foreach (var pair in olds)
        {
            var target = schema.Find(pair.Name!)!.RenamedTo!;
            if (pairs[target.Index] is not null)
                diagnostics.Warn($"'{pair.Name}' is ignored because '{target.Name}' is there too", pair.Key.Location);
            else
                diagnostics.Warn($"'{pair.Name}' is now '{target.Name}'", pair.Key.Location, $"write '{target.Name}'");
            pairs[target.Index] ??= pair;
        }
    }
}
