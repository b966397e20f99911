using System.Text.Json;
using Guild.Core.GuildFiles.Attributes;

namespace Guild.Core.GuildFiles.Schema;

/// <summary>Writes one kind of item: its attributes, and what is said about others.</summary>
internal sealed class ItemWriter(Utf8JsonWriter json)
{
    /// <summary>A definition, as a property named after the kind.</summary>
    public void Write(ItemSchema schema)
    {
        json.WriteStartObject(GuildFileSchema.ItemName(schema));
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        var values = new ValueSchema(json);
        foreach (var attribute in schema.Attributes)
        {
            json.WritePropertyName(attribute.Name);
            values.Write(attribute, attribute.Shape);
        }

        // A config takes the attributes of a model.
        if (schema == ModelAttributes.Schema)
        {
            json.WritePropertyName(ItemTypes.Config.Name);
            values.Write(ItemTypes.Config, ItemTypes.Config.Shape);
        }

        json.WriteEndObject();
        WriteOthers(schema);
        json.WriteEndObject();
    }

    /// <summary>An item at the top of a file.</summary>
    /// <param name="schema">Its attributes; <see langword="null"/> when only its type counts.</param>
    /// <param name="type">The key that says what it is, which must be there.</param>
    public void WriteTyped(ItemSchema? schema, AttributeSpec type)
    {
        json.WriteStartObject();
        json.WriteString("type", "object");
        json.WriteStartArray("required");
        json.WriteStringValue(type.Name);
        json.WriteEndArray();
        // A name is text, not a number; 'operations' is no name but says enough.
        if (type != ModelAttributes.Operations)
        {
            json.WriteStartObject("properties");
            json.WriteStartObject(type.Name);
            json.WriteString("description", type.Help);
            WriteNameType(type);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        if (schema is not null)
        {
            json.WriteStartArray("allOf");
            json.WriteStartObject();
            json.WriteString("$ref", GuildFileSchema.Reference(GuildFileSchema.ItemName(schema)));
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteNameType(AttributeSpec type)
    {
        if (!type.Shape.HasFlag(AttributeShape.List))
        {
            json.WriteString("type", "string");
            return;
        }

        json.WriteStartArray("type");
        json.WriteStringValue("string");
        json.WriteStringValue("array");
        json.WriteEndArray();
    }

    private void WriteOthers(ItemSchema schema)
    {
        if (schema.IsOpen)
            return;
        json.WriteStartObject("additionalProperties");
        json.WriteString("deprecationMessage", $"not an attribute of this {schema.Kind}: it is ignored");
        json.WriteEndObject();
    }
}
