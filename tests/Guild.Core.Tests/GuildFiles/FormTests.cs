using Guild.Abstractions;
using Guild.Core.GuildFiles;

namespace Guild.Core.Tests.GuildFiles;

internal sealed class FormTests
{
    [Test]
    public void A_mapping_holds_the_operations_of_the_anonymous_model()
    {
        var file = AGuildFile.With("""
            prep: prepare_data
            train:
              main: fit --quiet
              flags: {rate: 0.1}
            """);

        var model = file.Models.Single();
        Assert.Multiple(() =>
        {
            Assert.That(model.Name, Is.Empty);
            Assert.That(model.Operations.Select(o => o.Name), Is.EqualTo(new[] { "prep", "train" }));
            Assert.That(model.DefaultOperation, Is.Null);
            Assert.That(model.Operations[1].Program.Words, Is.EqualTo(new[] { "fit", "--quiet" }));
            Assert.That(model.Operations[1].Flags.Single().Default, Is.EqualTo(Value.Of(0.1)));
        });
    }

    [Test]
    public void A_mapping_that_reads_as_one_model_is_one()
    {
        var file = AGuildFile.With("""
            model: m
            description: From 2018
            operations:
              train: {cmd: fit}
            """);

        Assert.That(file.Models.Single().Operations.Single().FullName, Is.EqualTo("m:train"));
        Assert.That(file.Models.Single().Operations.Single().Program.Words, Is.EqualTo(new[] { "fit" }));
        Assert.That(file.Warnings.Select(w => w.What), Does.Contain("'cmd' is now 'main'"));
    }

    [Test]
    public void A_mapping_with_other_names_is_operations_even_if_one_is_called_model() =>
        Assert.That(AGuildFile.With("model: m\ntrain: fit").Models.Single().Operations.Select(o => o.Name), Is.EqualTo(new[] { "model", "train" }));

    [Test]
    public void Nothing_after_a_name_is_an_operation_that_runs_the_module_of_that_name()
    {
        var operations = AGuildFile.With("fit-net:\ntrain.py: {}\nreport.ipynb: {}").Models[0].Operations;

        Assert.That(operations.Select(o => $"{o.Program.Attribute} {o.Program.Words[0]}"), Is.EqualTo(new[] { "main fit_net", "notebook report.ipynb", "main train" }));
    }

    [Test]
    public void Names_that_yaml_reads_as_other_values_stay_names() =>
        Assert.That(AGuildFile.With("no: a\non: b\n1: c").Models[0].Operations.Select(o => o.Name), Is.EqualTo(new[] { "1", "no", "on" }));

    [Test]
    public void Items_without_type_but_with_operations_are_the_anonymous_model() =>
        Assert.That(AGuildFile.With("- operations: {a: b}").Models.Single().Name, Is.Empty);

    [Test]
    public void Test_items_are_skipped_with_a_note()
    {
        var file = AGuildFile.With("- {model: m, operations: {a: b}}\n- {test: t, steps: [{run: a}]}");

        Assert.That(file.Models, Has.Exactly(1).Items);
        Assert.That(file.Warnings.Single().What, Is.EqualTo("'test' items are skipped"));
    }

    [TestCase("- {model: a}", "a")]
    [TestCase("- {model: a}\n- {config: c}", "a")]
    [TestCase("- {model: a}\n- {model: b}", null)]
    [TestCase("- {model: a}\n- {model: b, default: yes}", "b")]
    [TestCase("- {model: a}\n- {model: _check}", "a")]
    public void The_default_model_is_the_only_one_or_the_one_that_says_so(string text, string? expected) =>
        Assert.That(AGuildFile.With(text).DefaultModel?.Name, Is.EqualTo(expected));

    [TestCase("exec: a\nmain: b", "exec", "operation 'exec' and 'main' both specified, ignoring 'main'")]
    [TestCase("exec: a\nnotebook: b", "exec", "operation 'exec' and 'main' both specified, ignoring 'main'")]
    [TestCase("exec: a\nsteps: [b]", "exec", "operation 'exec' and 'steps' both specified, ignoring 'steps'")]
    [TestCase("main: a\nsteps: [b]", "main", "operation 'main' and 'steps' both specified, ignoring 'steps'")]
    public void Of_two_programs_the_stronger_wins_with_a_warning(string body, string attribute, string warning)
    {
        var operation = AGuildFile.Operation(body);

        Assert.That(operation.Program.Attribute, Is.EqualTo(attribute));
        Assert.That(operation.Warnings.Single().What, Is.EqualTo(warning));
    }

    [Test]
    public void A_flag_is_its_default_or_a_mapping_of_attributes()
    {
        var flags = AGuildFile.Operation("flags: {a: 1, b: [1, 2], c: , d: {default: x, arg-switch: no, nb-replace: r, type: int}}").Flags;

        Assert.Multiple(() =>
        {
            Assert.That(flags.Select(f => f.Default), Is.EqualTo(new[] { Value.Of(1), new ListValue([Value.Of(1), Value.Of(2)]), Value.Null, Value.Of("x") }));
            Assert.That(flags[3].ArgSwitch, Is.EqualTo(Value.False));
            Assert.That(flags[3].Extra.Single().Key, Is.EqualTo("nb-replace"));
            Assert.That(flags[2].Places, Is.Empty);
        });
    }

    [TestCase("flags-import: yes", FlagsImportMode.All)]
    [TestCase("flags-import: all", FlagsImportMode.All)]
    [TestCase("flags-import: no", FlagsImportMode.None)]
    [TestCase("flags-import: []", FlagsImportMode.None)]
    [TestCase("flags-import: [a]", FlagsImportMode.Listed)]
    [TestCase("main: x", FlagsImportMode.Declared)]
    public void What_is_imported_is_all_nothing_a_list_or_what_is_declared(string body, FlagsImportMode mode) =>
        Assert.That(AGuildFile.Operation(body).FlagsImport.Mode, Is.EqualTo(mode));

    // guildfile.md 11.2.
    [TestCase("sourcecode: no", "!* disabled")]
    [TestCase("sourcecode: []", "!* disabled")]
    [TestCase("sourcecode: {select: no}", "!* disabled")]
    [TestCase("sourcecode: P", "!* +P")]
    [TestCase("sourcecode: [a, b]", "!* +a +b")]
    [TestCase("sourcecode: [a, {exclude: b}]", "+a !b")]
    [TestCase("sourcecode: [{include: {text: '*.md'}}, {exclude: {dir: [a, b]}}]", "+text:*.md !dir:a,b")]
    [TestCase("sourcecode: {exclude: data}", "!data")]
    public void Source_code_is_selected_in_several_forms(string body, string expected)
    {
        var def = AGuildFile.Operation(body).SourceCode!;

        var rules = def.Rules!.Select(r => $"{(r.Includes ? '+' : '!')}{(r.Type is null ? "" : r.Type + ":")}{string.Join(',', r.Patterns)}");
        Assert.That(string.Join(' ', rules) + (def.IsDisabled ? " disabled" : ""), Is.EqualTo(expected));
    }

    [TestCase("main: x", null)]
    [TestCase("plugins: yes", null)]
    [TestCase("plugins: no", "")]
    [TestCase("plugins: a", "a")]
    [TestCase("plugins: '[a, b]'", "a b")]
    public void Plugins_are_left_alone_switched_off_or_named(string body, string? expected) =>
        Assert.That(AGuildFile.Operation(body).Plugins is { } names ? string.Join(' ', names) : null, Is.EqualTo(expected));

    [Test]
    public void Reserved_run_attributes_are_dropped_with_a_warning()
    {
        var operation = AGuildFile.Operation("run-attrs: {label: x, tags: 1, mine: [a]}");

        Assert.That(operation.RunAttrs.Select(a => a.Key), Is.EqualTo(new[] { "tags", "mine" }));
        Assert.That(operation.Warnings.Single().What, Is.EqualTo("Invalid run attribute 'label' (reserved attribute) - ignoring"));
    }

    [Test]
    public void The_dialect_of_2018_loads()
    {
        var operation = AGuildFile.Operation("""
            cmd: train --x
            label-template: a
            path: [src]
            disable-plugins: [cpu]
            set-trace: yes
            requires: ${data}
            flags:
              $dest: args
              a: {value: 1, values: [1, 2], arg-value: 2, no-value-label: none}
              b: {choices: [{value: x, args: {c: 1}}]}
            """);

        Assert.Multiple(() =>
        {
            Assert.That(operation.Program.Words, Is.EqualTo(new[] { "train", "--x" }));
            Assert.That(operation.Label, Is.EqualTo("a"));
            Assert.That(operation.PythonPath, Is.EqualTo(new[] { "src" }));
            Assert.That(operation.DisabledPlugins, Is.EqualTo(new[] { "cpu" }));
            Assert.That(operation.FlagsDest, Is.EqualTo("args"));
            Assert.That(operation.Requires.Single().Reference, Is.EqualTo("${data}"));
            Assert.That(operation.Problems, Is.Empty);
            Assert.That(operation.Flags[0].Default, Is.EqualTo(Value.Of(1)));
            Assert.That(operation.Flags[0].Choices, Has.Exactly(2).Items);
            Assert.That(operation.Flags[0].ArgSwitch, Is.EqualTo(Value.Of(2)));
            Assert.That(operation.Flags[0].NullLabel, Is.EqualTo(Value.Of("none")));
            Assert.That(operation.Flags[1].Choices[0].Args.Single().Key, Is.EqualTo("c"));
        });
    }
}
