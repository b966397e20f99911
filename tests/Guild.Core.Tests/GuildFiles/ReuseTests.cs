using Guild.Abstractions;
using Guild.Core.GuildFiles;

namespace Guild.Core.Tests.GuildFiles;

internal sealed class ReuseTests
{
    [Test]
    public void A_child_overrides_what_it_inherits_leaf_by_leaf_and_params_are_filled_in_last()
    {
        var file = AGuildFile.With("""
            - config: net
              params: {size: 3, cmd: 'fit --size {{size}}'}
              operations:
                fit: {main: '{{cmd}}', flags: {n: '{{size}}'}}
            - model: big
              extends: net
              params: {size: 9}
              operations:
                fit: {flags: {m: 1}}
            """);

        var fit = file.Models.Single().Operations.Single();
        Assert.Multiple(() =>
        {
            Assert.That(fit.Program.Words, Is.EqualTo(new[] { "fit", "--size", "9" }));
            Assert.That(fit.Flags.Select(f => (f.Name, f.Default)), Is.EqualTo(new[] { ("m", Value.Of(1)), ("n", Value.Of(9)) }));
        });
    }

    [Test]
    public void Lists_are_not_merged_and_of_several_parents_the_first_wins()
    {
        var file = AGuildFile.With("""
            - {config: a, description: A, operations: {t: {tags: [x, y], label: a}}}
            - {config: b, description: B, operations: {t: {label: b, compare: [c]}}}
            - {model: m, extends: [a, b], operations: {t: {tags: []}}}
            """);

        var operation = file.Models.Single().Operations.Single();
        Assert.Multiple(() =>
        {
            Assert.That(file.Models[0].Description, Is.EqualTo("A"));
            Assert.That(operation.Tags, Is.Empty);
            Assert.That(operation.Label, Is.EqualTo("a"));
            Assert.That(operation.Compare, Is.EqualTo(new[] { "c" }));
        });
    }

    [Test]
    public void Default_plugins_and_python_are_not_inherited()
    {
        var file = AGuildFile.With("""
            - {model: a, default: yes, plugins: no, python-requires: '>=3'}
            - {model: b, extends: a}
            """);

        Assert.That(file.Models[1], Has.Property("IsDefault").False.And.Property("Plugins").Null.And.Property("PythonRequires").Null);
    }

    [TestCase("'{{x}}'", "1")]
    [TestCase("'a{{ x }}b'", "a1b")]
    [TestCase("'{{nope}}'", "{{nope}}")]
    [TestCase("'{{yes}} {{f}}'", "True 0.5")]
    public void References_to_params_are_replaced(string text, string expected)
    {
        var file = AGuildFile.With($"- {{model: m, params: {{x: 1, 'yes': true, f: 0.5}}, description: {text}}}");

        Assert.That(file.Models[0].Description, Is.EqualTo(expected));
    }

    [Test]
    public void Operation_defaults_fill_whole_attributes()
    {
        var file = AGuildFile.With("""
            - model: m
              operation-defaults: {flags: {a: 1}, label: x}
              operations:
                one: mod
                two: {flags: {b: 2}}
            """);

        var operations = file.Models[0].Operations;
        Assert.That(operations[0].Flags.Single().Name, Is.EqualTo("a"));
        Assert.That(operations[1].Flags.Single().Name, Is.EqualTo("b"));
        Assert.That(operations.Select(o => o.Label), Is.All.EqualTo("x"));
    }

    [Test]
    public void Flags_are_included_from_configs_and_operations_and_changed_attribute_by_attribute()
    {
        var file = AGuildFile.With("""
            - config: shared
              flags:
                rate: {default: 0.1, description: Step size}
                seed: 1
                see: 2
            - operations:
                fit:
                  flags:
                    $include: shared#rate
                    rate: 0.5
                test:
                  flags: {$include: ':fit'}
            """);

        var (fit, test) = (file.Models[0].Operations[0], file.Models[0].Operations[1]);
        Assert.That(fit.Flags.Single(), Has.Property("Name").EqualTo("rate").And.Property("Description").EqualTo("Step size"));
        Assert.That(fit.Flags.Single().Default, Is.EqualTo(Value.Of(0.5)));
        Assert.That(test.Flags.Single().Default, Is.EqualTo(Value.Of(0.5)));
    }

    [Test]
    public void Operations_and_resources_are_included_and_local_ones_are_merged_over_them()
    {
        var file = AGuildFile.With("""
            - config: c
              operations: {a: x, b: {main: y, label: l}}
              resources: {r: [f]}
            - model: m
              operations: {$include: c, b: {label: mine}}
              resources: {$include: [c, c]}
            """);

        var model = file.Models.Single();
        Assert.That(model.Operations.Select(o => $"{o.Name} {o.Program.Words[0]} {o.Label}"), Is.EqualTo(new[] { "a x ", "b y mine" }));
        Assert.That(model.Resources.Single().Name, Is.EqualTo("r"));
    }

    [Test]
    public void Step_flags_take_the_defaults_of_included_flags()
    {
        var file = AGuildFile.With("""
            - config: c
              flags: {a: {default: 1}, b: 2}
            - operations:
                s: {steps: [{run: x, flags: {$include: c, b: 3}}]}
            """);

        var step = (MapValue)((ListValue)file.Models[0].Operations[0].Steps!).Items[0];
        Assert.That(step["flags"], Is.EqualTo(MapValue.Of(("a", Value.Of(1)), ("b", Value.Of(3)))));
    }

    [Test]
    public void Included_files_take_the_place_of_the_item_and_may_be_included_twice()
    {
        var file = AGuildFile.With(
            "- include: [sub/b.yml, c.yml]\n- {model: m, extends: [b, d]}",
            ("sub/b.yml", "- {config: b, operations: {b: x}}\n- include: ../d.yml"),
            ("c.yml", "- include: d.yml"),
            ("d.yml", "- include: e.yml\n- {config: d, operations: {d: y}}"),
            ("e.yml", "prep: z"));

        Assert.That(file.Models.SelectMany(m => m.Operations).Select(o => o.FullName), Is.EqualTo(new[] { "prep", "m:b", "m:d" }));
    }

    [Test]
    public void A_parent_from_a_package_is_found_on_the_search_path()
    {
        var root = Directory.CreateTempSubdirectory("guild-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "lib", "my_pkg"));
        File.WriteAllText(Path.Combine(root, "lib", "my_pkg", "guild.yml"), "- {config: base, operations: {t: x}}");
        var path = Path.Combine(root, "guild.yml");
        File.WriteAllText(path, "- {model: m, extends: my-pkg/base}");

        var file = GuildFileReader.Read(path, new GuildFileReadOptions { SearchPath = [Path.Combine(root, "lib")] });
        Directory.Delete(root, true);

        Assert.That(file.Models.Single().Operations.Single().FullName, Is.EqualTo("m:t"));
        Assert.That(file.ParentDirectories, Is.EqualTo(new[] { Path.Combine(root, "lib", "my_pkg") }));
    }
}
