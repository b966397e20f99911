using System.Text.RegularExpressions;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Running;

/// <summary>Operations that run others, one after the other.</summary>
public sealed class StepTests : ProjectTest
{
    [Test]
    public void Steps_of_a_project_that_is_gone_are_not_run_from_another_one()
    {
        var gone = Path.Combine(Project.Folder, "gone");
        Project.With("gone/guild.yml", "prep: {exec: echo right}\nflow: {steps: [prep]}\n").With("guild.yml", "prep: {exec: echo wrong}\n");
        Project.GuildOk("-C", gone, "run", "flow", "--stage", "-y");
        Directory.Delete(gone, recursive: true);

        var result = Project.Guild("run", "--start", "1", "-y");

        Assert.That((result.ExitCode, result.Out), Is.EqualTo((1, "")), result.ToString);
        Assert.That(result.Error, Does.Contain($"the project directory '{gone}' does not exist any more"));
    }

    [Test]
    public void Steps_run_in_order_and_their_runs_are_linked()
    {
        Project.With("guild.yml", """
            - model: m
              operations:
                prep: {exec: 'sh -c "echo prepared; echo data > d.txt"'}
                train:
                  exec: 'sh -c "cat d.txt; echo warning >&2; echo loss: ${lr}"'
                  flags: {lr: 0.1}
                  requires: {operation: prep}
                flow:
                  flags: {rate: 0.5, 'train:lr': null}
                  compare: [train#loss as first, again#loss as second]
                  steps:
                    - prep
                    - train lr=0.2
                    - {run: train, name: again, label: 'with ${rate}', tags: a, flags: {lr: '${rate}'}}
            """);

        var result = Project.GuildOk("run", "flow", "-y");

        var runs = Runs();
        Assert.That(result.Out, Is.EqualTo("prepared\ndata\nloss: 0.2\ndata\nloss: 0.5\n"));
        Assert.That(result.Error, Is.EqualTo($"""
            INFO: [guild] running prep: m:prep
            INFO: [guild] running train: m:train lr=0.2
            Resolving operation:prep
            Using run {runs["m prep"]} for operation:prep
            warning
            INFO: [guild] running again: m:train --label with 0.5 --tag a lr=0.5
            Resolving operation:prep
            Using run {runs["m prep"]} for operation:prep
            warning

            """));
        var flow = Path.Combine(Project.Home, "runs", runs["m flow"]);
        Assert.That(new FileInfo(Path.Combine(flow, "prep")).LinkTarget, Is.EqualTo("../" + runs["m prep"]));
        Assert.That(Project.AttributeOf(Path.Combine(flow, "again"), "label"), Is.EqualTo("with 0.5"));
        Assert.That(Project.AttributeOf(flow, "op"), Does.Contain("  cmd-args:\n  - ${guild_python_exe}\n  - -um\n  - guild.steps_main\n"));
        Assert.That(Project.AttributeOf(flow, "steps"), Is.EqualTo("- prep\n- train lr=0.2\n- flags:\n    lr: ${rate}\n  label: with ${rate}\n  name: again\n  run: train\n  tags: a"));
        Assert.That(Project.GuildOk("ls", "--no-format", runs["m flow"]).Out, Is.EqualTo("again/\nprep/\ntrain/\n"));
        Assert.That(Project.GuildOk("compare", "--table", "-Fo", "flow").Out, Does.Match("first +second\n.* 0\\.2\\d* +0\\.5\\d*\n"));
    }

    [Test]
    public void What_a_step_prints_comes_before_the_next_is_announced_however_deep_it_runs()
    {
        Project.With("guild.yml", """
            many: {exec: 'sh -c "for i in 1 2 3 4 5 6 7 8 9; do echo line $i; done"'}
            inner: {steps: [many, {run: many, expect: {output: line 9}}]}
            outer: {steps: [inner, many]}
            """);

        Project.GuildOk("run", "outer", "-y");

        var many = string.Concat(Enumerable.Range(1, 9).Select(i => $"line {i}\n"));
        var outer = Path.Combine(Project.Home, "runs", Runs()[" outer"]);
        var output = File.ReadAllText(Path.Combine(outer, ".guild", "output"));
        Assert.That(
            Regex.Replace(output, "[0-9a-f]{32}", "ID"),
            Is.EqualTo(
                $"INFO: [guild] running inner: inner\nINFO: [guild] running many: many\n{many}INFO: [guild] running many: many\n{many}"
                + $"INFO: [guild] checking run ID output for 'line 9'\nINFO: [guild] 1 of 1 checks passed\nINFO: [guild] running many: many\n{many}"));
    }

    [Test]
    public void A_step_that_fails_is_the_last_and_its_exit_code_that_of_all()
    {
        Project.With("guild.yml", """
            ok: {exec: 'true'}
            bad: {exec: 'sh -c "exit 7"'}
            flow: {steps: [ok, bad, ok]}
            outer: {steps: [flow, ok]}
            """);

        var result = Project.Guild("run", "outer", "-y");

        Assert.That(result.ExitCode, Is.EqualTo(7));
        Assert.That(result.Error, Is.EqualTo("INFO: [guild] running flow: flow\nINFO: [guild] running ok: ok\nINFO: [guild] running bad: bad\n"));
        Assert.That(ExitStatuses(), Is.EquivalentTo(new[] { "bad 7", "flow 7", "ok 0", "outer 7" }));
    }

    [Test]
    public void A_step_finds_runs_of_its_parent_alone_unless_it_says_otherwise()
    {
        Project.With("guild.yml", """
            up: {exec: 'sh -c "echo 1 > f"'}
            down: {exec: cat f, requires: {operation: up}}
            lonely: {steps: [down]}
            open: {steps: [{run: down, isolate-runs: no}]}
            needing: {steps: [{run: up, needed: yes}, {run: up, name: again, needed: yes}]}
            """);
        Project.GuildOk("run", "up", "-y");

        Assert.That(Project.Guild("run", "lonely", "-y").Error, Does.Contain("no suitable run for up"));
        Assert.That(Project.GuildOk("run", "open", "-y").Out, Is.EqualTo("1\n"));
        Assert.That(Project.GuildOk("run", "needing", "-y").Out, Does.StartWith("Skipping because the following runs match this operation (--needed specified):\n"));
        Assert.That(Project.RunDirectories.Count(r => File.ReadAllText(Path.Combine(r, ".guild", "opref")).EndsWith(" up", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public void A_check_that_fails_ends_all_with_3()
    {
        Project.With("guild.yml", """
            op: {exec: 'sh -c "echo loss: 1; echo content > out.txt"'}
            flow:
              steps:
                - run: op
                  expect:
                    - output: 'loss: 2'
                    - {file: 'out*', compare-to: '${PROJECT_DIR}/expected.txt'}
                    - {file: out.txt, contains: cont}
                - op
            outer: {steps: [flow]}
            """).With("expected.txt", "other\n");

        var result = Project.Guild("run", "outer", "-y");

        var id = Runs()[" op"];
        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Error, Is.EqualTo($"""
            INFO: [guild] running flow: flow
            INFO: [guild] running op: op
            INFO: [guild] checking run {id} output for 'loss: 2'
            ERROR: [guild] check failed: could not find pattern 'loss: 2' in run {id} output
            INFO: [guild] checking run {id} files 'out*'
            INFO: [guild] comparing run {id} file out.txt to {Project.Folder}/expected.txt
            ERROR: [guild] --- {Project.Folder}/expected.txt
            +++ out.txt
            @@ -1 +1 @@
            -other
            +content
            ERROR: [guild] check failed: unexpected file contents - see above for details
            INFO: [guild] checking run {id} files 'out.txt'
            INFO: [guild] checking run {id} file out.txt for 'cont'
            INFO: [guild] 1 of 3 checks passed
            guild: stopping because a check failed - see above for details

            """));
        Assert.That(ExitStatuses(), Is.EquivalentTo(new[] { "flow 3", "op 0", "outer 3" }));
    }

    [Test]
    public void A_restart_runs_the_same_steps_again_with_flags_computed_anew()
    {
        Project.With("guild.yml", """
            op: {exec: 'echo ${x}', flags: {x: 1}}
            flow: {flags: {y: 5}, steps: ['op x=${y}', op]}
            """);
        Project.GuildOk("run", "flow", "-y");
        var flow = Runs()[" flow"];
        var steps = ((string[])["op", "op_2"]).Select(s => Path.GetFileName(new FileInfo(Path.Combine(Project.Home, "runs", flow, s)).LinkTarget)).ToArray();

        var again = Project.GuildOk("run", "--restart", flow, "-y");
        var needless = Project.GuildOk("run", "--restart", flow, "-y", "--needed");
        var changed = Project.GuildOk("run", "--restart", flow, "-y", "--needed", "y=6");

        Assert.That(again.Error, Is.EqualTo($"INFO: [guild] restarting op: {steps[0]} x=5\nINFO: [guild] restarting op: {steps[1]}\n"));
        Assert.That(needless.Out + needless.Error, Is.EqualTo("Skipping run because flags have not changed (--needed specified)\n"));
        Assert.That(changed.Error, Is.EqualTo($"INFO: [guild] restarting op: {steps[0]} --needed x=6\nINFO: [guild] restarting op: {steps[1]} --needed\n"));
        Assert.That(changed.Out, Is.EqualTo("6\nSkipping run because flags have not changed (--needed specified)\n"));
        Assert.That(Project.RunDirectories, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_step_whose_run_was_deleted_gets_a_new_one()
    {
        Project.With("guild.yml", "op: {exec: 'true'}\nflow: {steps: [op]}\n");
        Project.GuildOk("run", "flow", "-y");
        Project.GuildOk("runs", "rm", "-y", "-p", "-Fo", "op");

        Assert.That(Project.GuildOk("run", "--restart", Runs()[" flow"], "-y").Error, Is.EqualTo("INFO: [guild] running op: op\n"));
        Assert.That(ExitStatuses(), Is.EquivalentTo(new[] { "flow 0", "op 0" }));
    }

    [Test]
    public void A_step_with_lists_is_a_batch_that_is_kept_and_linked()
    {
        Project.With("guild.yml", "op: {exec: 'echo ${x}', flags: {x: 1}}\nflow: {steps: ['op x=[1,2] --batch-label all --label one', op]}\n");

        var result = Project.GuildOk("run", "flow", "-y");
        var staged = Project.GuildOk("run", "flow", "-y", "--stage-trials");

        Assert.That(result.Out, Is.EqualTo("1\n2\n1\n"));
        Assert.That(Regex.Replace(result.Error, "[0-9a-f]{32}", "ID"), Is.EqualTo(
            "INFO: [guild] running op: op --batch-label all --label one x=[1, 2]\nINFO: [guild] Running trial ID: op (x=1)\n"
            + "INFO: [guild] Running trial ID: op (x=2)\nINFO: [guild] running op: op\n"));
        Assert.That(Regex.Replace(staged.Error, "[0-9a-f]{32}", "ID"), Is.EqualTo(
            "INFO: [guild] running op: op --stage-trials --batch-label all --label one x=[1, 2]\nINFO: [guild] Staging trial ID: op (x=1)\n"
            + "INFO: [guild] Staging trial ID: op (x=2)\nINFO: [guild] running op: op --stage-trials\n"));
        Assert.That(staged.Out, Is.EqualTo("1\n"));
        var flow = Project.RunDirectories.First(r => File.ReadAllText(Path.Combine(r, ".guild", "opref")).EndsWith(" flow", StringComparison.Ordinal));
        Assert.That(Project.AttributeOf(Path.Combine(flow, "op"), "label"), Is.EqualTo("all"));
        Assert.That(Directory.Exists(Path.Combine(flow, "op", ".guild", "proto")), Is.True);
    }

    [Test]
    public void SIGTERM_ends_all_that_steps_have_started()
    {
        Project.With("guild.yml", """
            slow: {exec: 'sh -c "trap \"echo stopping; exit 5\" TERM; echo started; while :; do sleep 0.05; done"'}
            inner: {steps: [slow, slow]}
            outer: {steps: [inner, slow]}
            """);
        using var guild = Project.Start("run", "outer", "-y");
        guild.StandardOutput.ReadLine();

        Processes.Signal("TERM", guild.Id);
        var output = guild.StandardOutput.ReadToEnd();
        guild.WaitForExit();

        Assert.That(guild.ExitCode, Is.EqualTo(241));
        Assert.That(output, Is.EqualTo("stopping\n"));
        Assert.That(ExitStatuses(), Is.EquivalentTo(new[] { "inner -15", "outer -15", "slow -15" }));
    }

    [Test]
    public void Guild_stop_ends_a_run_of_steps()
    {
        Project.With("guild.yml", "slow: {exec: 'sh -c \"echo started; exec sleep 600\"'}\nflow: {steps: [slow, slow]}\n");
        using var guild = Project.Start("run", "flow", "-y");
        guild.StandardOutput.ReadLine();

        Project.GuildOk("stop", "-y", "-Fo", "flow");
        guild.WaitForExit();

        Assert.That(guild.ExitCode, Is.EqualTo(241));
        Assert.That(ExitStatuses(), Is.EquivalentTo(new[] { "flow -15", "slow -15" }));
    }

    [Test]
    public void Steps_that_will_not_run_are_told_of_by_check_where_they_are()
    {
        Project.With("guild.yml", """
            op: {exec: 'echo ${x}', flags: {x: 1}}
            flow:
              flags: {rate: 1}
              steps:
                - opp
                - op --bad
                - {run: op, flags: {x: '${raet}'}}
                - op --stage
                - {run: op, expect: {file: a, contians: b}}
            """);

        var result = Project.GuildOk("check", "-n");

        Assert.That(result.Error, Does.Contain("WARNING: operation 'opp' is not defined for this project").And.Contain(" --> guild.yml:5:7\n").And.Contain("did you mean 'op'?"));
        Assert.That(result.Error, Does.Contain("WARNING: invalid run spec 'op --bad': No such option: --bad\n --> guild.yml:6:7\n"));
        Assert.That(result.Error, Does.Contain("WARNING: undefined reference 'raet' in step 'op'\n --> guild.yml:7:28\n").And.Contain("did you mean 'rate'?"));
        Assert.That(result.Error, Does.Contain("WARNING: run parameter stage used in 'op --stage' ignored\n --> guild.yml:8:7\n"));
        Assert.That(result.Error, Does.Contain("unknown check attribute 'contians'\n --> guild.yml:9:35\n"));
    }

    [Test]
    public void The_command_of_steps_is_no_command_for_people()
    {
        Assert.That(Project.GuildOk("--help").Out, Does.Not.Contain("internal"));
        Assert.That(Fails("internal-steps").Error, Does.StartWith("guild: 'guild internal-steps' is a part of runs of operations with steps\n fix: use 'guild run OPERATION'"));
    }

    // Ids by model and operation; of several runs of one operation any.
    private Dictionary<string, string> Runs() => Project.RunDirectories
        .Select(r => (Operation: string.Join(' ', File.ReadAllText(Path.Combine(r, ".guild", "opref")).Split(' ')[^2..]).Replace("''", ""), Id: Path.GetFileName(r)))
        .GroupBy(r => r.Operation).ToDictionary(g => g.Key, g => g.First().Id);

    private IEnumerable<string> ExitStatuses() => Project.RunDirectories.Select(r =>
        $"{File.ReadAllText(Path.Combine(r, ".guild", "opref")).Split(' ')[^1]} {Project.AttributeOf(r, "exit_status")}");
}
