namespace Guild.Core.GuildFiles.Attributes;

/// <summary>The attributes of one kind of item (model, operation, flag, …).</summary>
public sealed class ItemSchema
{
    private readonly Dictionary<string, AttributeSpec> byName;
    private readonly List<AttributeSpec> attributes;

    internal ItemSchema(string kind, int capacity)
    {
        Kind = kind;
        attributes = new(capacity);
        byName = new(capacity, StringComparer.Ordinal);
    }

    /// <summary>What an item is called in messages: <c>operation</c>.</summary>
    public string Kind { get; }

    /// <summary>The attributes, in the order of the documentation.</summary>
    public IReadOnlyList<AttributeSpec> Attributes => attributes;

    /// <summary>Whether attributes that are not in the table mean something too: they are kept, or name sources of plugins.</summary>
    public bool IsOpen { get; internal init; }

    /// <summary>The attribute of this name, or <see langword="null"/>.</summary>
    public AttributeSpec? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Adds an attribute while the table is built.</summary>
    internal AttributeSpec Add(AttributeSpec attribute)
    {
        var placed = attribute with { Index = attributes.Count };
        attributes.Add(placed);
        byName.Add(placed.Name, placed);
        return placed;
    }

    /// <summary>Adds an older name of an attribute.</summary>
    internal AttributeSpec AddOld(string name, string years, AttributeSpec now) =>
        Add(new(name, now.Shape, $"Older name of '{now.Name}'.") { RenamedTo = now, Since = years, Items = now.Items });

    /// <summary>Adds an attribute that was dropped and can't be honoured.</summary>
    internal AttributeSpec AddDropped(string name, string years, string help) =>
        Add(new(name, AttributeShape.None, help) { Since = years });
}
