using System.Text.Json;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Runs;

/// <summary><c>guild compare</c>, <c>diff</c> and <c>api</c> over runs that the tool has made.</summary>
public sealed class CompareTests : ProjectTest
{
    [SetUp]
    public void MakeRuns()
    {
        Project.With("guild.yml", """
                train: {exec: 'sh train.sh ${lr} ${acc}', flags: {lr: 0.1, acc: 0.5, on: no}}
                best: {exec: 'sh train.sh 9 9', compare: ['=n as number', 'max loss as worst, loss step', bad spec here], flags: {n: 7}}
                """)
            .With("train.sh", "echo \"loss: $1 (step 1)\"; echo \"loss: 0.$2 (step 2)\"; echo \"acc: $2\"\n");
        Project.GuildOk("run", "train", "-y", "-q", "--run-id", "aaaaaaaa1", "acc=0.69999999");
        Project.GuildOk("run", "train", "-y", "-q", "--run-id", "bbbbbbbb2", "acc=3", "on=yes", "--tag", "x");
        Project.GuildOk("mark", "-y", "bbbbbbbb2");
    }

    [Test]
    public void Runs_are_shown_side_by_side()
    {
        var lines = Project.GuildOk("compare").Out.Split('\n');

        Assert.That(lines[0], Does.Match("^run       operation       started              time     status     label +acc +lr   on   step  loss$"));
        Assert.That(lines[1], Does.StartWith("bbbbbbbb  train [marked]  ").And.EndWith("  3         0.1  yes  2     0.300000"));
        Assert.That(lines[2], Does.StartWith("aaaaaaaa  train           ").And.EndWith("  0.699999  0.1  no   1     0.100000"));
    }

    [Test]
    public void Rows_are_sorted_by_a_column_cut_and_written_as_CSV()
    {
        Assert.That(
            Project.GuildOk("compare", "-cc", "=acc, .tags, max loss step as at", "--min", "acc", "--csv", "-").Out,
            Is.EqualTo("run,acc,tags,at\naaaaaaaa,0.69999999,,1\nbbbbbbbb,3,['x'],2\n"));
        Assert.That(Project.GuildOk("compare", "-r", "-p", "--max", "=acc", "--top", "1").Out, Is.EqualTo("run\nbbbbbbbb\n"));
        Assert.That(Project.GuildOk("compare", "-p", "-u", "-cc", "=acc,=lr,=on").Out, Is.EqualTo("run       acc       on\nbbbbbbbb  3         yes\naaaaaaaa  0.699999  no\n"));
        Assert.That(Project.GuildOk("compare", "--csv", "out/x.csv").Error, Is.EqualTo("Wrote 2 row(s) to out/x.csv\n"));
        var json = JsonDocument.Parse(Project.GuildOk("compare", "--json").Out).RootElement;
        Assert.That(json[0].GetProperty("on").GetBoolean(), Is.True);
        Assert.That(json[1].GetProperty("acc").GetDouble(), Is.EqualTo(0.69999999));
    }

    [Test]
    public void An_operation_says_which_columns_it_wants_and_bad_ones_are_told()
    {
        Project.GuildOk("run", "best", "-y", "-q", "--run-id", "cccccccc3");

        var compared = Project.GuildOk("compare", "-r", "cccccccc3");

        Assert.That(compared.Error, Is.EqualTo("WARNING: error parsing 'bad spec here': unexpected token 'spec', line 1, pos 11\n"));
        Assert.That(compared.Out, Is.EqualTo("run       number  worst  loss step\ncccccccc  7       9.0    2\n"));
    }

    [Test]
    public void Options_that_exclude_each_other_are_refused()
    {
        Assert.That(Fails("compare", "-t", "--csv", "x").Error, Is.EqualTo("guild: --table and --csv cannot both be specified\nTry 'guild compare --help' for more information.\n"));
        Assert.That(Fails("compare", "-c", "a", "-cc", "b").Error, Is.EqualTo("guild: --cols cannot be used with --strict-cols\n"));
        Assert.That(Fails("compare", "--tool", "x").Error, Is.EqualTo("guild: unknown compare tool 'x'\nRefer to TOOLS in 'guild compare --help' for list of supported tools.\n"));
    }

    [Test]
    public void Two_runs_are_compared_by_a_program_of_the_users_choice()
    {
        Assert.That(Project.GuildOk("diff", "-f", "-c", "diff").Out, Is.EqualTo("1c1\n< acc: 0.69999999\n---\n> acc: 3\n3c3\n< 'on': false\n---\n> 'on': true\n"));
        var (older, newer) = (Path.Combine(Project.Home, "runs", "aaaaaaaa1"), Path.Combine(Project.Home, "runs", "bbbbbbbb2"));
        Assert.That(
            Project.GuildOk("diff", "bbbb", "aaaa", "-D", "-O", "-s", "-p", "x", "-c", "echo 'a b'").Out,
            Is.EqualTo($"a b {newer}/.guild/attrs/deps {older}/.guild/attrs/deps\na b {newer}/.guild/output {older}/.guild/output\na b {newer}/x {older}/x\n"));
        Assert.That(Project.GuildOk("diff", "1", "-w", "-c", "echo").Out, Is.EqualTo($"{newer} {Project.Folder}\n"));
        Assert.That(Fails("diff", "1").Error, Does.StartWith("guild: diff requires two runs\n"));
        Assert.That(Fails("diff", "-c", "no-such-program").Error, Is.EqualTo($"guild: error running 'no-such-program {older} {newer}': [Errno 2] No such file or directory: 'no-such-program'\n"));
        Project.With("guild-config.yml", "diff: {command: {default: echo default, .sh: echo shell}}\n");
        Assert.That(Project.GuildOk("diff", "-p", "train.sh", "-O").Out, Does.StartWith("default ").And.Contain("\nshell "));
    }

    [Test]
    public void Other_programs_get_runs_as_JSON()
    {
        var run = JsonDocument.Parse(Project.GuildOk("api", "runs", "1").Out).RootElement[0];

        Assert.That(run.EnumerateObject().Select(p => p.Name), Is.EqualTo(new[]
        {
            "id", "shortId", "dir", "operation", "started", "stopped", "label", "tags", "comments", "status", "exitStatus", "command", "otherAttrs",
            "flags", "env", "deps", "files", "sourcecode", "projectDir", "opRef", "marked", "scalars",
        }));
        Assert.That(run.GetProperty("scalars")[0].GetProperty("tag").GetString(), Is.EqualTo("loss"));
        Assert.That(Project.GuildOk("api", "compare", "-Fo", "nothing").Out, Is.EqualTo("[]\n"));
        Assert.That(Project.GuildOk("api", "help-op", "train", "-f").Out, Does.StartWith("{\n  \"description\": \"\",\n  \"flags\": {\n    \"acc\": {\n"));
        Assert.That(Fails("api", "merge").Error, Does.StartWith("guild: --yes must be specified for this command when --preview is not used\n"));
    }
}
