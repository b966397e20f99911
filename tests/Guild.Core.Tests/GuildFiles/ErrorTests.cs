using Guild.Abstractions;

namespace Guild.Core.Tests.GuildFiles;

internal sealed class ErrorTests
{
    // guildfile.md 18.1, row by row.
    [TestCase("123", "invalid guildfile data 123: expected a mapping")]
    [TestCase("- foo: 1", "missing required type (one of: config, include, model, package) in {'foo': 1}")]
    [TestCase("- {model: a, config: b}", "multiple types (config, model) in {'model': 'a', 'config': 'b'}")]
    [TestCase("- model: 1", "invalid model name $1: expected a string")]
    [TestCase("- model: a\n- model: a", "duplicate model 'a'")]
    [TestCase("- package: a\n- package: b", "mutiple package definitions")]
    [TestCase("- {model: a, operations: 123}", "invalid operations value 123: expected a mapping")]
    [TestCase("t: 1", "invalid value for operation 1 't': expected a string or a mapping")]
    [TestCase("t: {flags: [a]}", "invalid flags value ['a']: expected a mapping")]
    [TestCase("t: {flags: {e: 2020-01-01}}", "invalid value for e flag datetime.date(2020, 1, 1): expected a mapping of flag attributes or default flag value")]
    [TestCase("t: {flags: {e: {choices: foo}}}", "invalid flag choice data 'foo': expected a list of values or mappings")]
    [TestCase("t: {flags: {e: {choices: [{description: x}]}}}", "missing required 'value' attribute in {'description': 'x'}")]
    [TestCase("t: {flags-import: foo}", "invalid flags-import value 'foo': expected yes/all, no, or a list of flag names")]
    [TestCase("t: {flags-import: }", "invalid flags-import value None: expected yes/all, no, or a list of flag names")]
    [TestCase("t: {output-scalars: 1}", "invalid output-scalars 1: expected a mapping, list, string, or false")]
    [TestCase("t: {steps: foo}", "invalid steps data 'foo': expected a list")]
    [TestCase("t: {python-path: 1}", "invalid python-path value 1: expected a string or list")]
    [TestCase("t: {tags: 1}", "invalid tags value 1: expected a string or list")]
    [TestCase("t: {plugins: 1}", "invalid plugins value 1: expected a string or list")]
    [TestCase("t: {sourcecode: 1}", "invalid select files spec 1: expected a string, list, or mapping")]
    [TestCase("t: {sourcecode: yes}", "invalid select files spec True: expected a string, list, or mapping")]
    [TestCase("t: {sourcecode: [1]}", "invalid sourcecode 1: expected a string or mapping")]
    [TestCase("t: {sourcecode: [{foo: a}]}", "unsupported file select spec: {'foo': 'a'}")]
    [TestCase("t: {sourcecode: [{include: 1}]}", "unsupported include value: 1")]
    [TestCase(
        "t: {sourcecode: [{include: a, exclude: b}]}",
        "invalid file select spec {'include': 'a', 'exclude': 'b'}: cannot include both include and exclude - use multiple select specs in the order you want to apply the filters")]
    [TestCase("t: {optimizer: a, optimizers: [b]}", "conflicting optimizer configuration in operation 't' - cannot define both 'optimizer' and 'optimizers'")]
    [TestCase("t: {optimizers: 1}", "invalid optimizer config {'optimizers': 1}: expected list or mapping")]
    [TestCase("t: {optimizer: {}}", "missing required 'algorithm' attribute in {}")]
    [TestCase("t: {requires: 1}", "invalid dependency value 1: expected a string or mapping")]
    [TestCase("- {model: m, resources: {r: 1}}", "invalid resource value 1: expected a mapping or a list")]
    [TestCase("t: {requires: {sources: foo}}", "invalid sources value for resource ':<inline>': 'foo'")]
    [TestCase("t: {requires: {sources: [1]}}", "invalid source for resource ':<inline>': 1")]
    [TestCase("t: {requires: {foo: a}}", "invalid source {'foo': 'a'} in resource ':<inline>': missing required attribute (one of config, file, module, operation, url)")]
    [TestCase("t: {requires: {file: a, url: b}}", "invalid source {'file': 'a', 'url': 'b'} in resource ':<inline>': conflicting attributes (file, url)")]
    [TestCase("t: {requires: {file: a, rename: 1}}", "invalid rename spec 1: expected string or map")]
    [TestCase("t: {requires: {file: a, rename: a b c}}", "invalid rename spec 'a b c': expected 'PATTERN REPL' or 'NAME'")]
    [TestCase("t: {requires: {file: a, select: 1}}", "invalid select val: 1")]
    [TestCase("- {model: m, extends: nope}", "undefined model or config 'nope'")]
    [TestCase("- {model: m, extends: 1}", "invalid extends value 1: expected a string or list")]
    [TestCase("- {model: a, extends: b}\n- {config: b, extends: a}", "cycle in 'extends' (a -> b -> a)")]
    [TestCase("- {model: m, extends: a/}", "invalid model or config reference 'a/': missing model name")]
    [TestCase("- {model: m, extends: a/b}", "cannot find Guild file for package 'a'")]
    [TestCase("- include: nope", "cannot find include 'nope' (includes must be local to including Guild file or a Guild package on the system path)")]
    [TestCase("t: {flags: {$include: nope}}", "invalid include reference 'nope': cannot find target")]
    [TestCase("t: {flags: {$include: ''}}", "invalid include reference '': operation references must be specified as CONFIG[#ATTRS] or MODEL:OPERATION[#ATTRS]")]
    [TestCase("- foo", "invalid guildfile data 'foo': expected a mapping")]
    [TestCase("- {model: m, params: {d: 'x{{d}}'}, description: '{{d}}'}", "cycle in params (d -> d)")]
    public void A_mistake_is_reported_in_the_words_of_the_original(string text, string expected)
    {
        var errors = AGuildFile.Errors(text);

        Assert.That(errors, Is.Not.Empty);
        Assert.That(errors[0].What, Is.EqualTo(expected));
        Assert.That(errors[0].Where!.Line, Is.GreaterThan(0));
    }

    [TestCase("- {model: m, params: 5}", 1, 22)]
    [TestCase("- {config: c, params: 5}\n- {model: m, extends: c}", 1, 23)]
    public void Params_that_are_no_mapping_are_reported(string text, int line, int column)
    {
        var error = AGuildFile.Errors(text).Single();

        Assert.That(error.What, Is.EqualTo("invalid params value 5: expected a mapping"));
        Assert.That((error.Where!.Line, error.Where.Column), Is.EqualTo((line, column)));
    }

    [Test]
    public void All_mistakes_are_reported_at_once_in_file_order()
    {
        var errors = AGuildFile.Errors("""
            train:
              flags: [a]
              steps: foo
            other: 1
            prep:
              requires: {nope: 1}
            """);

        Assert.That(errors.Select(e => e.Where!.Line), Is.EqualTo(new[] { 2, 3, 4, 6 }));
    }

    [Test]
    public void What_several_models_inherit_is_reported_once()
    {
        var errors = AGuildFile.Errors("""
            - config: base
              operations:
                train: {flags: 1}
            - {model: a, extends: base}
            - {model: b, extends: base}
            """);

        Assert.That(errors, Has.Exactly(1).Items);
    }

    [Test]
    public void An_unknown_attribute_is_a_warning_with_its_place_and_the_nearest_name()
    {
        var file = AGuildFile.With("""
            train:
              main: train
              flag: {a: 1}
            """);

        var warning = file.Warnings.Single();
        Assert.Multiple(() =>
        {
            Assert.That(warning.What, Is.EqualTo("unknown operation attribute 'flag'"));
            Assert.That(warning.Where, Is.EqualTo(new SourceLocation("guild.yml", 3, 3) { Length = warning.Where!.Length }));
            Assert.That(warning.Fix, Is.EqualTo("did you mean 'flags'?"));
            Assert.That(file.AnnouncedWarnings, Is.Empty);
        });
    }

    [Test]
    public void A_slip_in_a_config_is_told_and_data_of_its_own_is_not()
    {
        var file = AGuildFile.With("- config: c\n  operation: {a: x}\n  lists: [1]\n");

        Assert.That(file.Warnings.Select(w => (w.What, w.Fix)), Is.EqualTo(new[] { ("unknown model attribute 'operation'", "did you mean 'operations'?") }));
    }

    [TestCase("t: {sourcecode: {select: a, foo: b}}", "unexpected sourcecode attribute(s) in guild.yml: foo")]
    [TestCase("t: {requires: {file: a, bogus-attr: 1}}", "unexpected source attribute 'bogus-attr' in resource 'file:a'")]
    [TestCase("t: {requires: {file: f.txt, path: a, target-path: b}}", "target-path and path both specified for source file:f.txt - using target-path")]
    public void What_the_original_warns_of_on_every_command_is_announced(string text, string expected)
    {
        Assert.That(AGuildFile.With(text).AnnouncedWarnings.Select(w => w.What), Is.EqualTo(new[] { expected }));
    }

    [TestCase("t: {compare: [{a: 1}]}", "invalid compare value [{'a': 1}]: expected a string or list")]
    [TestCase("t: {env: [A=1]}", "invalid env value ['A=1']: expected a mapping")]
    [TestCase("t: {env-secrets: 1}", "invalid env-secrets value 1: expected a string or list")]
    [TestCase("t: {run-attrs: x}", "invalid run-attrs value 'x': expected a mapping")]
    [TestCase("t: {label: [a]}", "invalid label value ['a']: expected a string")]
    [TestCase("t: {flags: {x: {min: foo}}}", "invalid min value 'foo': expected a number")]
    [TestCase("t: {flags: {x: {max: [1]}}}", "invalid max value [1]: expected a number")]
    public void What_the_original_reads_when_an_operation_runs_stops_the_operation_and_not_the_file(string text, string expected)
    {
        var file = AGuildFile.With(text);

        Assert.That(file.Models[0].Operations[0].Problems.Single().What, Is.EqualTo($"invalid definition for operation 't': {expected}"));
        Assert.That(file.Warnings.Single().What, Is.EqualTo(expected), "guild check tells of it");
    }

    [TestCase("t: {output-scalars: '('}", "error compiling pattern '('", 21)]
    [TestCase("t: {output-attrs: [{a: '(x)', b: 3}]}", "invalid output scalar pattern: 3", 34)]
    [TestCase("t: {output-scalars: [{x: 'a b'}]}", "bad unnamed group count 0 for 'a b' (expected 1 or 2) skipping", 26)]
    [TestCase("t: {requires: {file: a, select: [b, '(']}}", "error compiling regular expression '('", 37)]
    [TestCase("t: {requires: {file: a, rename: {pattern: '['}}}", "error compiling regular expression '['", 43)]
    [TestCase("t: {steps: [{run: a, expect: {output: '*'}}]}", "error compiling regular expression '*'", 39)]
    public void A_pattern_that_cannot_be_used_is_told_where_it_stands(string text, string expected, int column)
    {
        var warning = AGuildFile.Check(text).Single();

        Assert.That(warning.What, Does.StartWith(expected));
        Assert.That(warning.Where!.Column, Is.EqualTo(column));
        Assert.That(AGuildFile.With(text).Warnings, Is.Empty, "lists don't pay for it");
    }

    [TestCase("a: {requires: nope}", "invalid definition for operation 'a': resource 'nope' required by operation 'a' is not defined")]
    [TestCase("a: {requires: 'x:nope'}", "invalid definition for operation 'a': model 'x' in resource 'x:nope' required by operation 'a' is not defined")]
    [TestCase("a: {requires: x/nope}", "invalid definition for operation 'a': resource 'x/nope' required by operation 'a' is not installed")]
    [TestCase("a: {requires: 'a b'}", "invalid definition for operation 'a': invalid dependency 'a b' in operation 'a'")]
    public void A_resource_that_does_not_exist_stops_only_the_operation_that_requires_it(string text, string expected)
    {
        var operation = AGuildFile.With(text).Models[0].Operations[0];

        Assert.That(operation.Problems.Single().What, Is.EqualTo(expected));
    }

    [TestCase("a: {exec: ''}", "invalid exec value '': expected a command")]
    [TestCase("a: {exec: ' '}", "invalid exec value ' ': expected a command")]
    [TestCase("a: {exec: []}", "invalid exec value []: expected a command")]
    public void A_command_without_words_stops_the_operation_that_has_it(string text, string expected)
    {
        var file = AGuildFile.With(text);

        Assert.That(file.Models[0].Operations[0].Problems.Single().What, Is.EqualTo(expected));
        Assert.That(file.Warnings.Single().What, Is.EqualTo(expected), "guild check tells of it");
    }

    [Test]
    public void A_command_without_words_leaves_the_program_to_what_else_names_it() =>
        Assert.That(AGuildFile.Operation("exec: ''\nmain: fit").Problems, Is.Empty);

    [TestCase("yes")]
    [TestCase("true")]
    public void A_command_that_YAML_takes_for_a_boolean_is_the_program_of_that_name(string text) =>
        Assert.That(AGuildFile.Operation($"exec: {text}").Program.Words, Is.EqualTo(new[] { text }));

    [Test]
    public void A_quote_that_is_not_closed_stops_only_the_operation_that_has_it()
    {
        var file = AGuildFile.With("a: {exec: \"x 'y\"}\nb: c");
        var operations = file.Models[0].Operations;

        Assert.That(operations[0].Problems.Single().What, Is.EqualTo("invalid exec value \"x 'y\": a quote is not closed"));
        Assert.That(operations[1].Problems, Is.Empty);
        Assert.That(file.Warnings.Single().What, Is.EqualTo(operations[0].Problems[0].What), "guild check tells of it");
    }
}
