using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Resources;

namespace Guild.Core.Tests.Resources;

public class DependencyPlannerTests
{
    [Test]
    public void An_undefined_resource_is_an_error_where_it_is_required()
    {
        var operation = AnOperation("t22", new DependencyDef { Reference = "undefinedres", Location = new("guild.yml", 3, 7) });

        var error = Assert.Throws<GuildException>(() => new DependencyPlanner(AFile(operation)).Find(operation, []))!.Errors.Single();

        Assert.Multiple(() =>
        {
            Assert.That(error.What, Is.EqualTo(
                "invalid definition for operation 't22': resource 'undefinedres' required by operation 't22' is not defined"));
            Assert.That(error.Where, Is.EqualTo(new SourceLocation("guild.yml", 3, 7)));
        });
    }

    [TestCase("a:b", "model 'a' in resource 'a:b' required by operation 't' is not defined")]
    [TestCase("a/b", "resource 'a/b' required by operation 't' is not installed")]
    public void Models_and_packages_that_do_not_exist_are_named(string reference, string text)
    {
        var operation = AnOperation("t", new DependencyDef { Reference = reference, Location = new("guild.yml", 3, 7) });

        Assert.That(
            () => new DependencyPlanner(AFile(operation)).Find(operation, []),
            Throws.TypeOf<GuildException>().With.Message.EqualTo($"invalid definition for operation 't': {text}"));
    }

    [Test]
    public void A_name_that_is_a_file_gets_the_advice_to_write_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data.csv", "1");
        var operation = AnOperation("t", new DependencyDef { Reference = "data.csv", Location = new("guild.yml", 3, 7) });
        var file = AFile(operation) with { Path = folder.Path("guild.yml") };

        var error = Assert.Throws<GuildException>(() => new DependencyPlanner(file).Find(operation, []))!.Errors.Single();

        Assert.That(error.Fix, Is.EqualTo("write 'file: data.csv' to require the file of that name"));
    }

    [Test]
    public void A_reference_to_a_flag_is_looked_up_with_its_value_or_its_default()
    {
        var operation = AnOperation("t", new DependencyDef { Reference = "${set}", Location = new("guild.yml", 3, 7) }) with
        {
            Flags = [new FlagDef { Name = "set", Default = Value.Of("small") }],
        };
        var planner = new DependencyPlanner(AFile(operation, AResource("small"), AResource("large")));

        Assert.Multiple(() =>
        {
            Assert.That(planner.Find(operation, []).Single().Name, Is.EqualTo("small"));
            Assert.That(planner.Find(operation, [new("set", Value.Of("large"))]).Single().Name, Is.EqualTo("large"));
        });
    }

    [Test]
    public void An_inline_resource_is_named_after_its_sources()
    {
        var resource = AResource(null, ASource("file", "a.txt"), ASource("operation", "prep") with { Name = "prepared" });
        var operation = AnOperation("t", new DependencyDef { Resource = resource, Location = new("guild.yml", 3, 7) });

        Assert.That(new DependencyPlanner(AFile(operation)).Find(operation, []).Single().Name, Is.EqualTo("file:a.txt,prepared"));
    }

    [Test]
    public void Flag_values_count_for_a_source_under_its_flag_name_else_its_name_else_its_uri()
    {
        var resource = AResource(
            "r",
            ASource("file", "a.txt") with { Name = "a", FlagName = "input" },
            ASource("file", "b.txt") with { Name = "b" },
            ASource("operation", "prep"));
        var operation = AnOperation("t", new DependencyDef { Resource = resource, Location = new("guild.yml", 3, 7) });
        NamedValue[] flags =
        [
            new("a", Value.Of("no")), new("input", Value.Of("x.txt")), new("b", Value.Of("")), new("operation:prep", Value.Of("3f55")),
        ];

        var config = new DependencyPlanner(AFile(operation)).Plan(operation, flags, [], "/w").Single().Config;

        Assert.That(config, Is.EquivalentTo(new Dictionary<string, Value>
        {
            ["input"] = Value.Of("x.txt"),
            ["operation:prep"] = Value.Of("3f55"),
        }));
    }

    [Test]
    public void Extra_paths_come_last_are_linked_and_looked_up_from_the_working_directory()
    {
        var operation = AnOperation("t", new DependencyDef { Resource = AResource("r"), Location = new("guild.yml", 3, 7) });

        var extra = new DependencyPlanner(AFile(operation)).Plan(operation, [], ["../d.csv"], "/w")[^1];

        Assert.Multiple(() =>
        {
            Assert.That(extra.Name, Is.EqualTo("../d.csv"));
            Assert.That(extra.Resource.TargetType, Is.EqualTo("link"));
            Assert.That(extra.Resource.Directory, Is.EqualTo("/w"));
            Assert.That(extra.Resource.Sources.Single().Uri, Is.EqualTo("file:../d.csv"));
        });
    }

    [Test]
    public void Flags_written_to_a_file_add_a_dependency_on_it()
    {
        var operation = AnOperation("t") with { FlagsDest = "config:cfg/c.in.yml" };

        var source = new DependencyPlanner(AFile(operation)).Find(operation, []).Single().Resource.Sources.Single();

        Assert.Multiple(() =>
        {
            Assert.That(source.Uri, Is.EqualTo("config:cfg/c.in.yml"));
            Assert.That(source.TargetPath, Is.EqualTo("cfg"));
            Assert.That(source.AlwaysResolves && source.ReplacesExisting, Is.True);
        });
    }

    [Test]
    public void The_record_reads_back_as_what_was_planned()
    {
        var source = new SourceDef
        {
            Kind = "operation",
            Address = "prep",
            Name = "data",
            IsOptional = true,
            Config = MapValue.Of(("operation", Value.Of("prep")), ("name", Value.Of("data")), ("optional", Value.True)),
        };
        var planned = new PlannedDependency
        {
            Name = "data",
            Resource = AResource(null, source),
            Config = new Dictionary<string, Value> { ["data"] = Value.Of("c1a5752b4e74495b9b5d8506211a1128") },
        };

        var record = DependencyRecord.Write([planned]);
        var read = DependencyRecord.Read(MapValue.Of(("deps", record)), []).Single();

        Assert.Multiple(() =>
        {
            Assert.That(record.Items.Single(), Is.EqualTo(MapValue.Of(
                ("config", MapValue.Of(("data", Value.Of("c1a5752b4e74495b9b5d8506211a1128")))),
                ("location", Value.Of("/proj")),
                ("name", Value.Of("data")),
                ("sources", new ListValue([source.Config])))));
            Assert.That(read.Name, Is.EqualTo("data"));
            Assert.That(read.Config, Is.EqualTo(planned.Config));
            Assert.That(read.Resource.Directory, Is.EqualTo("/proj"));
            Assert.That(read.Resource.Sources.Single().IsOptional, Is.True);
            Assert.That(read.Resource.Sources.Single().Uri, Is.EqualTo("operation:prep"));
        });
    }

    private static OperationDef AnOperation(string name, params DependencyDef[] requires) => new()
    {
        Name = name,
        ModelName = "",
        Program = new ProgramDef("exec", ["true"]),
        Requires = requires,
        Location = new("/proj/guild.yml", 1, 1),
    };

    private static GuildFile AFile(OperationDef operation, params ResourceDef[] resources) => new()
    {
        Path = "/proj/guild.yml",
        Digest = "",
        Models = [new ModelDef { Name = "", Operations = [operation], Resources = resources, Location = operation.Location }],
    };

    private static ResourceDef AResource(string? name, params SourceDef[] sources) =>
        new() { Name = name, Directory = "/proj", Sources = sources, Config = Value.EmptyMap };

    private static SourceDef ASource(string kind, string address) =>
        new() { Kind = kind, Address = address, Config = MapValue.Of((kind, Value.Of(address))) };
}
