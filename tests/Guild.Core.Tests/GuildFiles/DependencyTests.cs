using Guild.Abstractions;
using Guild.Core.GuildFiles;

namespace Guild.Core.Tests.GuildFiles;

internal sealed class DependencyTests
{
    [Test]
    public void A_name_is_a_resource_of_the_model_or_of_another_one()
    {
        var file = AGuildFile.With("""
            - model: a
              operations: {train: {requires: [data, 'b:other', {resource: data, description: Again}]}}
              resources: {data: [file.txt]}
            - model: b
              resources: {other: {sources: [{url: 'https://x/y.zip'}]}}
            """);

        var requires = file.Models[0].Operations[0].Requires;
        Assert.Multiple(() =>
        {
            Assert.That(requires.Select(r => r.Resource!.Name), Is.EqualTo(new[] { "data", "other", "data" }));
            Assert.That(requires[2].Description, Is.EqualTo("Again"));
            Assert.That(requires[0].Resource!.Sources.Single().Uri, Is.EqualTo("file:file.txt"));
            Assert.That(requires[1].Resource!.Sources.Single().Uri, Is.EqualTo("https://x/y.zip"));
        });
    }

    [Test]
    public void A_mapping_is_a_resource_in_place()
    {
        var requires = AGuildFile.Operation("requires: [{file: a.csv, name: data}, {sources: [b], name: both}]").Requires;

        Assert.Multiple(() =>
        {
            Assert.That(requires[0].Resource!.Name, Is.Null);
            Assert.That(requires[0].Resource!.Sources.Single().Name, Is.EqualTo("data"));
            Assert.That(requires[0].Resource!.Config, Is.EqualTo(MapValue.Of(
                ("sources", new ListValue([MapValue.Of(("file", Value.Of("a.csv")), ("name", Value.Of("data")))])))));
            Assert.That(requires[1].Resource!.Name, Is.EqualTo("both"));
        });
    }

    [Test]
    public void A_source_has_all_its_attributes()
    {
        var source = AGuildFile.Operation("""
            requires:
              operation: train
              flag-name: no
              select: [a, b]
              select-max: 'c-(\d+)'
              rename: '(\d+) x\1'
              path: sub
              unpack: no
              optional: yes
              warn-if-empty: no
              sha256: 0123
            """).Requires.Single().Resource!.Sources.Single();

        Assert.Multiple(() =>
        {
            Assert.That((source.Kind, source.Address, source.HasNoFlag, source.FlagName), Is.EqualTo(("operation", "train", true, (string?)null)));
            Assert.That(source.Select, Is.EqualTo(new[]
            {
                new SelectDef("a", SelectReduction.All),
                new SelectDef("b", SelectReduction.All),
                new SelectDef(@"c-(\d+)", SelectReduction.Max),
            }));
            Assert.That(source.Rename.Single(), Is.EqualTo(new RenameDef(@"(\d+)", @"x\1")));
            Assert.That((source.TargetPath, source.Unpack, source.IsOptional, source.WarnsIfEmpty), Is.EqualTo(("sub", false, true, false)));
            Assert.That(source.Sha256, Is.EqualTo("0123"), "the text, not the number that YAML sees in it");
        });
    }

    [TestCase("b", ".*", "b")]
    [TestCase("a b", "a", "b")]
    [TestCase(@"m-(\d+) x\1", @"m-(\d+)", @"x\1")]
    [TestCase(@"""'m-(\\d+)' 'x\\1'""", @"m-(\d+)", @"x\1")]
    [TestCase("{pattern: a, repl: b}", "a", "b")]
    public void A_rename_is_a_pattern_and_a_replacement(string rename, string pattern, string replacement)
    {
        var source = AGuildFile.Operation($"requires: {{file: f, rename: {(rename[0] is '{' or '"' ? rename : $"'{rename}'")}}}").Requires.Single().Resource!.Sources.Single();

        Assert.That(source.Rename.Single(), Is.EqualTo(new RenameDef(pattern, replacement)));
    }

    [Test]
    public void Keys_of_plugins_are_sources_and_are_listed()
    {
        var directory = Directory.CreateTempSubdirectory("guild-").FullName;
        var path = Path.Combine(directory, "guild.yml");
        File.WriteAllText(path, "a: {requires: {s3: bucket/key}}");

        var file = GuildFileReader.Read(path, new GuildFileReadOptions { SourceKeys = ["s3", "file"] });
        Directory.Delete(directory, true);

        Assert.That(file.Models[0].Operations[0].Requires[0].Resource!.Sources[0].Kind, Is.EqualTo("s3"));
    }

    [Test]
    public void The_flag_name_of_a_resource_counts_for_its_only_source()
    {
        var file = AGuildFile.With("- {model: m, resources: {r: {flag-name: f, sources: [a]}}}");

        Assert.That(file.Models[0].Resources[0].Sources[0].FlagName, Is.EqualTo("f"));
    }
}
