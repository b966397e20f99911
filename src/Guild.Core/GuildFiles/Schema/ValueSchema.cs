using System.Text.Json;
using Guild.Core.GuildFiles.Attributes;

namespace Guild.Core.GuildFiles.Schema;

/// <summary>Writes what the value of an attribute may be.</summary>
internal sealed class ValueSchema(Utf8JsonWriter json)
{
    /// <summary>The schema of an attribute's value, with its help and default.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="shape">The forms to describe.</param>
    public void Write(AttributeSpec attribute, AttributeShape shape)
    {
        json.WriteStartObject();
        json.WriteString("description", Description(attribute));
        if (attribute.RenamedTo is { } now && !attribute.IsAlias)
            Discourage($"now '{now.Name}'");
        else if (attribute.Shape == AttributeShape.None)
            Discourage($"not supported any more: {attribute.Help}");
        if (shape is not (AttributeShape.None or AttributeShape.Any))
            WriteForms(attribute, shape);
        json.WriteEndObject();
    }

    private static string Description(AttributeSpec attribute) =>
        attribute.Default is { } value ? $"{attribute.Help} Default: {value}." : attribute.Help;

    private void Discourage(string message)
    {
        json.WriteString("deprecationMessage", message);
        json.WriteBoolean("doNotSuggest", true);
    }

    private void WriteForms(AttributeSpec attribute, AttributeShape shape)
    {
        json.WriteStartArray("anyOf");
        WriteScalars(attribute, shape);
        if (shape.HasFlag(AttributeShape.List))
            WriteList(attribute);
        if (shape.HasFlag(AttributeShape.Mapping))
            WriteMapping(attribute);
        json.WriteEndArray();
    }

    private void WriteScalars(AttributeSpec attribute, AttributeShape shape)
    {
        var hasText = shape.HasFlag(AttributeShape.Text);
        if (hasText && attribute.Allowed.Count > 0)
            WriteAllowed(attribute);
        // One text is also what a number or a boolean was written as; where a list may stand, it isn't.
        WriteTypes(shape, hasText && attribute.Allowed.Count == 0, isLoose: shape is AttributeShape.Text);
        if (shape.HasFlag(AttributeShape.No))
            WriteNo();
        // Text that is one parameter takes the parameter's type.
        if (!hasText || attribute.RefusesOthers)
            WriteText("^\\{\\{.*\\}\\}$", null);
        if (shape == AttributeShape.Boolean)
            WriteText(null, "yes or no is expected");
    }

    private void WriteTypes(AttributeShape shape, bool hasText, bool isLoose)
    {
        json.WriteStartObject();
        json.WriteStartArray("type");
        if (hasText)
            json.WriteStringValue("string");
        if (isLoose || shape.HasFlag(AttributeShape.Number) || shape == AttributeShape.Boolean)
            json.WriteStringValue("number");
        if (isLoose || shape.HasFlag(AttributeShape.Boolean))
            json.WriteStringValue("boolean");
        json.WriteStringValue("null");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteNo()
    {
        json.WriteStartObject();
        json.WriteStartArray("enum");
        json.WriteBooleanValue(false);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteAllowed(AttributeSpec attribute)
    {
        json.WriteStartObject();
        json.WriteStartArray("enum");
        foreach (var text in attribute.Allowed)
            json.WriteStringValue(text);
        json.WriteEndArray();
        json.WriteEndObject();
        if (!attribute.RefusesOthers)
            WriteText(null, "use one of " + string.Join(", ", attribute.Allowed));
    }

    private void WriteText(string? pattern, string? message)
    {
        json.WriteStartObject();
        json.WriteString("type", "string");
        if (pattern is not null)
            json.WriteString("pattern", pattern);
        if (message is not null)
            json.WriteString("deprecationMessage", message);
        json.WriteEndObject();
    }

    private void WriteList(AttributeSpec attribute)
    {
        json.WriteStartObject();
        json.WriteString("type", "array");
        json.WritePropertyName("items");
        WriteEntry(attribute, attribute.ListItems ?? attribute.Items, attribute.ListItems is null ? attribute.OtherItems : [], isListItem: true);
        json.WriteEndObject();
    }

    private void WriteMapping(AttributeSpec attribute)
    {
        if (attribute.Items is { } items && !attribute.HoldsNamedItems)
        {
            foreach (var schema in (ReadOnlySpan<ItemSchema>)[items, .. attribute.OtherItems])
                WriteReference(schema);
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "object");
        if (attribute.Items is not null)
        {
            if (ItemTypes.CanInclude(attribute))
                WriteIncludeKey();
            json.WritePropertyName("additionalProperties");
            WriteEntry(attribute, attribute.Items, [], isListItem: false);
        }

        json.WriteEndObject();
    }

    private void WriteIncludeKey()
    {
        json.WriteStartObject("properties");
        json.WritePropertyName(ItemTypes.IncludeKey);
        Write(ItemTypes.SectionInclude, ItemTypes.SectionInclude.Shape);
        json.WriteEndObject();
    }

    private void WriteEntry(AttributeSpec attribute, ItemSchema? items, IReadOnlyList<ItemSchema> others, bool isListItem)
    {
        json.WriteStartObject();
        if (attribute.Entries != AttributeShape.Any)
        {
            json.WriteStartArray("anyOf");
            WriteTypes(attribute.Entries, attribute.Entries.HasFlag(AttributeShape.Text), isLoose: false);
            if (attribute.Entries.HasFlag(AttributeShape.List))
                WriteBareList(attribute);
            if (items is not null)
                WriteReference(items, isListItem);
            foreach (var other in others)
                WriteReference(other, isListItem);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    // An entry that is a list: of a resource its sources, of a flag a default.
    private void WriteBareList(AttributeSpec attribute)
    {
        json.WriteStartObject();
        json.WriteString("type", "array");
        if (attribute.Items == ResourceAttributes.Schema)
        {
            json.WritePropertyName("items");
            WriteEntry(ResourceAttributes.Sources, SourceAttributes.Schema, [], isListItem: true);
        }

        json.WriteEndObject();
    }

    private void WriteReference(ItemSchema schema, bool isListItem = false)
    {
        var required = isListItem ? schema.Attributes.FirstOrDefault(a => a.IsRequired) : null;
        json.WriteStartObject();
        if (required is not null)
        {
            json.WriteString("type", "object");
            json.WriteStartArray("required");
            json.WriteStringValue(required.Name);
            json.WriteEndArray();
            json.WriteStartArray("allOf");
            json.WriteStartObject();
        }

        json.WriteString("$ref", GuildFileSchema.Reference(GuildFileSchema.ItemName(schema)));
        if (required is not null)
        {
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
