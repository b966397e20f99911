using System.Text;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.GuildFiles.Schema;

namespace Guild.Core.Tests.GuildFiles.Schema;

internal sealed class GuildFileReferenceTests
{
    private const string Page = "docs/guildfile.md";

    private static string Start(ItemSchema schema) => $"<!-- table: {schema.Kind} -->\n";

    private const string End = "<!-- end of table -->";

    [Test]
    public void The_tables_of_the_reference_are_those_of_the_reader()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFiles.Root, Page));

        foreach (var schema in GuildFileSchema.Schemas())
        {
            var start = text.IndexOf(Start(schema), StringComparison.Ordinal);
            Assert.That(start, Is.Not.Negative, $"{Page} lacks '{Start(schema).Trim()}'");
            start += Start(schema).Length;
            var end = text.IndexOf(End, start, StringComparison.Ordinal);
            text = text[..start] + Table(schema) + text[end..];
        }

        RepositoryFiles.AssertCurrent(Page, text);
    }

    [Test]
    public void Every_attribute_is_explained_by_a_sentence() => Assert.Multiple(() =>
    {
        foreach (var attribute in GuildFileSchema.Schemas().SelectMany(s => s.Attributes))
            Assert.That(attribute.Help, Does.Match(@"^\S.*\.$"), attribute.Name);
    });

    [Test]
    public void Names_are_kebab_case_and_stand_for_one_thing() => Assert.Multiple(() =>
    {
        foreach (var schema in GuildFileSchema.Schemas())
        {
            Assert.That(schema.Attributes.Select(a => a.Name), Is.Unique, schema.Kind);
            Assert.That(schema.Attributes.Select(a => a.Name), Has.All.Matches("^[a-z0-9]+(-[a-z0-9]+)*$"), schema.Kind);
        }
    });

    private static string Table(ItemSchema schema)
    {
        var text = new StringBuilder("| Attribute | Value | Default | Meaning |\n|---|---|---|---|\n");
        foreach (var attribute in schema.Attributes)
            text.Append($"| `{attribute.Name}` | {Forms(attribute)} | {Default(attribute)} | {Meaning(attribute)} |\n");
        return text.ToString();
    }

    private static string Forms(AttributeSpec attribute)
    {
        if (attribute.Allowed.Count > 0 && attribute.Shape == AttributeShape.Text)
            return string.Join(", ", attribute.Allowed.Select(a => $"`{a}`"));
        if (attribute.Shape is AttributeShape.Any)
            return "anything";
        var forms = new List<string>();
        Add(AttributeShape.Text, attribute.Allowed.Count > 0 ? string.Join(", ", attribute.Allowed.Select(a => $"`{a}`")) : "text");
        Add(AttributeShape.Number, "number");
        Add(AttributeShape.Boolean, "yes/no");
        Add(AttributeShape.No, "no");
        Add(AttributeShape.List, "list");
        Add(AttributeShape.Mapping, attribute.HoldsNamedItems && attribute.Items is { } named ? $"{named.Kind}s by name" : "mapping");
        return string.Join(", ", forms);

        void Add(AttributeShape shape, string word)
        {
            if (attribute.Shape.HasFlag(shape))
                forms.Add(word);
        }
    }

    private static string Default(AttributeSpec attribute) => attribute.Default is { } value ? Escape(value) : "";

    private static string Meaning(AttributeSpec attribute)
    {
        var help = attribute.RenamedTo is { IsAlias: false } now && !attribute.IsAlias ? $"Older name of `{now.Name}`." : Escape(attribute.Help);
        if (attribute.IsRequired)
            help += " Required.";
        return attribute.Since is { } since
            ? attribute.RenamedTo is not null || attribute.Shape == AttributeShape.None ? $"{help} ({since})" : $"{help} (since {since})"
            : help;
    }

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("{{", "`{{", StringComparison.Ordinal).Replace("}}", "}}`", StringComparison.Ordinal);
}
