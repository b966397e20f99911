namespace Guild.Core.GuildFiles.Attributes;

/// <summary>
/// One attribute of a Guild file: the only place where its name is written. The reader, diagnostics, the JSON schema and
/// <c>docs/guildfile.md</c> are made from these.
/// </summary>
/// <param name="Name">The name in a Guild file.</param>
/// <param name="Shape">The forms that its value may have.</param>
/// <param name="Help">What it means, in a sentence or two.</param>
public sealed record AttributeSpec(string Name, AttributeShape Shape, string Help)
{
    /// <summary>The value without the attribute, as it would be written; <see langword="null"/> when there is none.</summary>
    public string? Default { get; init; }

    /// <summary>The allowed texts; empty for any.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Whether another text than the <see cref="Allowed"/> ones makes the file unusable, rather than being worth a warning.</summary>
    public bool RefusesOthers { get; init; }

    /// <summary>Whether only something that is done later needs the value: a wrong form stops that then, not the reading of the file.</summary>
    public bool IsNeededLater { get; init; }

    /// <summary>Whether an item of a list can't do without the attribute.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The kind of item that a mapping value, each entry of it (<see cref="HoldsNamedItems"/>) or each mapping in a list is.</summary>
    public ItemSchema? Items { get; init; }

    /// <summary>The kinds of items that a mapping value or a mapping in a list may be besides <see cref="Items"/>.</summary>
    public IReadOnlyList<ItemSchema> OtherItems { get; init; } = [];

    /// <summary>The kind of item that each mapping in a list is, where a mapping by itself is another.</summary>
    public ItemSchema? ListItems { get; init; }

    /// <summary>The forms of each entry of a list or of named items, besides a mapping of the items' attributes.</summary>
    public AttributeShape Entries { get; init; } = AttributeShape.Scalar;

    /// <summary>Whether the value is a mapping from names to <see cref="Items"/> rather than an item itself.</summary>
    public bool HoldsNamedItems { get; init; }

    /// <summary>Whether a model takes the attribute over from what it extends.</summary>
    public bool IsInherited { get; init; }

    /// <summary>The attribute that this is an older or a second name of.</summary>
    public AttributeSpec? RenamedTo { get; init; }

    /// <summary>Whether the second name is as good as the first: no word about it.</summary>
    public bool IsAlias { get; init; }

    /// <summary>The release of Guild AI in which the attribute appeared, where that matters; or the years in which an old name was used.</summary>
    public string? Since { get; init; }

    /// <summary>Its place in its item's table.</summary>
    internal int Index { get; init; }
}
