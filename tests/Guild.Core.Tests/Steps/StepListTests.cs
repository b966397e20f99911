using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Core.Steps;
using Guild.Core.Yaml;

namespace Guild.Core.Tests.Steps;

internal sealed class StepListTests
{
    private static readonly StepParent Parent = new()
    {
        ModelName = "m",
        Flags =
        [
            new("b", Value.True), new("lst", new ListValue([Value.Of(1), Value.Of(2)])), new("nix", Value.Null), new("s", Value.Of("a b")),
            new("via", Value.Of("${y}")), new("y", Value.Of(5)), new("z", Value.Of(0.123456789)),
        ],
    };

    // The wording and the order are those of Guild AI.
    [TestCase("op", "running op: m:op")]
    [TestCase("other:op x=3", "running other:op: other:op x=3")]
    [TestCase("op --tag a x=3 --label 'my lab'", "running op: m:op --label my lab --tag a x=3")]
    [TestCase("{run: op, name: s1, label: my lab, tags: a, flags: {x: 3}}", "running s1: m:op --label my lab --tag a x=3")]
    [TestCase("{run: op, tags: [a, b], max-trials: 3, needed: yes, fail-on-trial-error: yes, no-gpus: yes, gpus: 0, optimizer: gp, opt-flags: {k: 1, t: a}, minimize: loss, random-seed: 7, stop-after: 0.5, batch-label: bl, batch-tags: [p, q], force-flags: yes}",
        "running op: m:op --batch-label bl --batch-tag p --batch-tag q --fail-on-trial-error --force-flags --gpus 0 --max-trials 3 --minimize loss --needed --no-gpus --opt-flag k=1 --opt-flag t=a --optimizer gp --random-seed 7 --stop-after 0.5 --tag a --tag b")]
    [TestCase("op b=no msg='a b' 'x=[1, 2]' z=0.123456789 'f=[0:1]' @more.csv", "running op: m:op @more.csv b=no f='[0:1]' msg='a b' x=[1, 2] z=0.123456789")]
    [TestCase("{run: op --max-trials 2, max-trials: 1}", "running op: m:op --max-trials 1")]
    [TestCase("{run: op --needed, needed: no}", "running op: m:op")]
    [TestCase("{run: op a=1 b=2, flags: {c: 3}}", "running op: m:op c=3")]
    [TestCase("{run: op, flags: [c=3, d=x y]}", "running op: m:op c=3 d='x y'")]
    [TestCase("{run: op, flags: {a: '${y}', b: '${b}', c: 'p-${b}-${y}', d: '${nix}', e: '${lst}', f: '\\${y}', g: '${via}', h: null}}", "running op: m:op a=5 b=yes c=p-true-5 e=[1, 2] f=${y} g=5")]
    [TestCase("{run: op, label: 'l ${y} ${default_label}', tags: ['${s}']}", "running op: m:op --label l 5 ${default_label} --tag a b")]
    [TestCase("sub/train.py", "running sub/train.py: sub/train.py")]
    public void A_step_is_announced_as_Guild_AI_does(string step, string announcement) => Assert.That(Announced(step, Parent), Is.EqualTo(announcement));

    [Test]
    public void Text_typed_for_a_flag_reaches_the_step_as_it_is()
    {
        var step = Read("op id=007 'space=[0:1]' msg='a b'", Parent);

        Assert.That(step.Flags.Select(f => f.Word), Is.EqualTo(new[] { "id=007", "msg=a b", "space=[0:1]" }));
    }

    [Test]
    public void Flags_of_the_parent_that_name_a_step_override_its_flags_the_full_name_most()
    {
        var parent = Parent with
        {
            Flags = [new("m:op:x", Value.Of(1)), new("op:msg", Value.Of("parent")), new("op:x", Value.Of(2)), new("q:x", Value.Of(3))],
        };

        Assert.That(Announced("op x=9 k=1", parent), Is.EqualTo("running op: m:op k=1 msg=parent x=1"));
        Assert.That(Announced("{run: op, name: q}", parent), Is.EqualTo("running q: m:op x=1"));
        Assert.That(Announced("{run: other, name: q}", parent), Is.EqualTo("running q: m:other x=3"));
    }

    [TestCase("op", "--label L 5 --tag T --tag U")]
    [TestCase("op --label own", "--label own --tag T --tag U")]
    [TestCase("op --tag own", "--label L 5 --tag own")]
    public void Label_and_tags_of_the_parent_count_for_steps_without_their_own(string step, string options) =>
        Assert.That(Announced(step, Parent with { Label = "L ${y}", Tags = ["T", "U"] }), Is.EqualTo("running op: m:op " + options));

    [Test]
    public void Each_step_has_a_link_of_its_own()
    {
        var steps = ReadAll("[op, op, {run: other, name: op}, sub/t.py, op_2]", Parent, []);

        Assert.That(steps.Select(s => s.LinkName), Is.EqualTo(new[] { "op", "op_2", "op_3", "sub_t.py", "op_2_2" }));
        Assert.That(steps.Select(s => s.Name), Is.EqualTo(new[] { "op", "op", "op", "sub/t.py", "op_2" }));
    }

    [Test]
    public void Options_that_a_step_does_not_pass_on_are_told_of_by_name()
    {
        var warnings = new List<string>();

        ReadAll("[\"op --yes --stage --start x --run-dir d --tag t 'x=a b'\"]", Parent, warnings);

        var run = "\"op --yes --stage --start x --run-dir d --tag t 'x=a b'\"";
        Assert.That(warnings, Is.EqualTo(new[] { "restart", "run_dir", "stage", "yes" }.Select(o => $"run parameter {o} used in {run} ignored")));
    }

    [TestCase("{foo: op}", "invalid step {'foo': 'op'}: must define run")]
    [TestCase("{run: ' '}", "invalid step {'run': ' '}: must define run")]
    [TestCase("1", "invalid step data: 1")]
    [TestCase("op --bad", "invalid run spec 'op --bad': No such option: --bad")]
    [TestCase("op 'x", "invalid run spec \"op 'x\": a quote is not closed")]
    [TestCase("x=1", "invalid run spec 'x=1': an operation is missing")]
    [TestCase("op x=${zz}", "undefined reference 'zz' in step 'op'")]
    [TestCase("{run: op, flags: 1}", "invalid flags of a step: expected a mapping or a list of NAME=VALUE, found 1")]
    [TestCase("{run: op, name: .guild}", "invalid step name '.guild': it is the name of a link in the run directory")]
    public void A_step_that_cannot_be_run_stops_all_before_the_first_one_runs(string step, string error) =>
        Assert.That(Assert.Throws<GuildException>(() => ReadAll($"[op, {Quoted(step)}]", Parent, []))!.Message, Is.EqualTo(error));

    [Test]
    public void Flags_that_refer_to_each_other_are_an_error() =>
        Assert.That(
            Assert.Throws<GuildException>(() => Read("op x=${a}", Parent with { Flags = [new("a", Value.Of("${b}")), new("b", Value.Of("${a}"))] }))!.Message,
            Is.EqualTo("reference 'a' in step 'op' refers to itself (a -> b -> a)"));

    [Test]
    public void A_step_that_ran_before_is_started_again_without_what_only_new_runs_take()
    {
        var step = Read("{run: op, optimizer: gp, label: l, flags: {x: 1}}", Parent);

        var again = new StepRun(step, new RunDirectory("/home/runs/abc"), IsRestart: true) { ParentOptions = ["--needed"] };

        Assert.That(again.Announcement, Is.EqualTo("restarting op: abc --needed --label l x=1"));
        Assert.That(again.Command, Is.EqualTo("run --yes --keep-batch --internal-in-run --restart abc --needed --label l -- x=1".Split(' ')));
    }

    [Test]
    public void A_new_step_runs_in_a_directory_that_its_parent_knows()
    {
        var run = new StepRun(Read("op @f.csv x=1", Parent), new RunDirectory("/home/runs/abc"), IsRestart: false);

        Assert.That(run.Command, Is.EqualTo("run --yes --keep-batch --internal-in-run --run-dir /home/runs/abc -- m:op @f.csv x=1".Split(' ')));
    }

    [Test]
    public void Checks_are_read_in_order()
    {
        var step = Read("{run: op, expect: [{output: ok}, {file: '*.txt', contains: a, compare-to: b}, {foo: 1}]}", Parent);

        Assert.That(step.Checks, Is.EqualTo(new StepCheck[] { new OutputCheck("ok"), new FileCheck("*.txt") { Contains = "a", CompareTo = "b" }, new UnknownCheck() }));
    }

    private static string Announced(string step, StepParent parent) =>
        new StepRun(Read(step, parent), new RunDirectory("/home/runs/new"), IsRestart: false).Announcement;

    private static Step Read(string step, StepParent parent) => ReadAll($"[{Quoted(step)}]", parent, []).Single();

    private static IReadOnlyList<Step> ReadAll(string yaml, StepParent parent, List<string> warnings) =>
        new StepList(new SimpleCommandLine(), "/home/ada").Read(((ListValue)YamlReader.ReadValue(yaml)).Items, parent, warnings);

    private static string Quoted(string step) => step[0] is '{' or '1' ? step : $"'{step.Replace("'", "''")}'";
}
