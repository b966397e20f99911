using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Guild.Core.GuildFiles.Attributes;

namespace Guild.Core.GuildFiles.Schema;

/// <summary>
/// The JSON Schema of Guild files (draft 7), made from the attribute tables. What makes a file unusable violates it; what only earns a
/// warning carries a <c>deprecationMessage</c>, which editors show as one.
/// </summary>
public static class GuildFileSchema
{
    /// <summary>The schema, indented, with a newline at the end.</summary>
    public static string Text()
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
            WriteDocument(json);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void WriteDocument(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
        json.WriteString("title", "Guild file");
        json.WriteString("description", "guild.yml: a list of models, configs, packages and includes, or a mapping of operations.");
        json.WriteStartArray("anyOf");
        WriteListOfItems(json);
        WriteReference(json, ItemName(null));
        // The operations of the anonymous model, written as they are in any other.
        new ValueSchema(json).Write(ModelAttributes.Operations, AttributeShape.Mapping);
        json.WriteEndArray();
        json.WriteStartObject("definitions");
        foreach (var schema in Schemas())
            new ItemWriter(json).Write(schema);
        WriteItem(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteListOfItems(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("type");
        json.WriteStringValue("array");
        json.WriteStringValue("null");
        json.WriteEndArray();
        json.WriteStartObject("items");
        json.WriteString("$ref", Reference(ItemName(null)));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // An item is what one of four keys says; one with nothing but operations is a model too.
    private static void WriteItem(Utf8JsonWriter json)
    {
        json.WriteStartObject(ItemName(null));
        json.WriteString("type", "object");
        json.WriteStartArray("anyOf");
        var writer = new ItemWriter(json);
        writer.WriteTyped(ModelAttributes.Schema, ModelAttributes.Model);
        writer.WriteTyped(ModelAttributes.Schema, ModelAttributes.Operations);
        writer.WriteTyped(ModelAttributes.Schema, ItemTypes.Config);
        writer.WriteTyped(PackageAttributes.Schema, PackageAttributes.Package);
        writer.WriteTyped(null, ItemTypes.Include);
        writer.WriteTyped(null, ItemTypes.Test);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject();
        json.WriteString("$ref", Reference(name));
        json.WriteEndObject();
    }

    /// <summary>The kinds of items, each before those that it is made of.</summary>
    internal static IReadOnlyList<ItemSchema> Schemas()
    {
        var found = new List<ItemSchema>();
        Collect(PackageAttributes.Schema, found);
        Collect(ModelAttributes.Schema, found);
        return found;
    }

    private static void Collect(ItemSchema schema, List<ItemSchema> found)
    {
        if (found.Contains(schema))
            return;
        found.Add(schema);
        foreach (var attribute in schema.Attributes)
        {
            foreach (var items in (ReadOnlySpan<ItemSchema?>)[attribute.Items, attribute.ListItems, .. attribute.OtherItems])
            {
                if (items is not null)
                    Collect(items, found);
            }
        }
    }

    /// <summary>The name of a definition; of that of an item at the top for <see langword="null"/>.</summary>
    internal static string ItemName(ItemSchema? schema) => schema?.Kind.Replace(' ', '-') ?? ItemTypes.Schema.Kind;

    /// <summary>How other parts refer to a definition.</summary>
    internal static string Reference(string name) => "#/definitions/" + name;
}
