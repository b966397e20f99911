using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Batches;

/// <summary>Lists of values: a run for each combination.</summary>
public sealed class GridTests : BatchTest
{
    [Test]
    public void Each_combination_is_run_and_said()
    {
        GivenWork();

        var result = Project.GuildOk("run", "work", "x=[1,2]", "y=[a, b c]", "-y");

        Assert.That(result.Out, Is.EqualTo("loss: 1\nloss: 1\nloss: 2\nloss: 2\n"));
        Assert.That(WithoutIds(result.Error), Is.EqualTo("""
            INFO: [guild] Running trial ID1: work (x=1, y=a)
            INFO: [guild] Running trial ID2: work (x=1, y='b c')
            INFO: [guild] Running trial ID3: work (x=2, y=a)
            INFO: [guild] Running trial ID4: work (x=2, y='b c')

            """));
        Assert.That(Listed(), Is.EqualTo(new[]
        {
            "work completed x=2 y='b c'", "work completed x=2 y=a", "work completed x=1 y='b c'", "work completed x=1 y=a",
        }), "the batch itself is deleted");
        Assert.That(Listed("-d"), Is.EqualTo(new[] { "work+ completed" }));
    }

    [Test]
    public void A_kept_batch_has_a_prototype_and_a_link_to_each_trial()
    {
        GivenWork();

        Project.GuildOk("run", "work", "x=[1,2]", "-y", "--keep-batch", "--label", "l ${x}", "--tag", "t", "--comment", "c", "-bl", "b", "-bt", "bt", "-bc", "bc", "--random-seed", "7");

        var batch = BatchRuns.Single();
        Assert.That(File.ReadAllText(Path.Combine(batch, ".guild", "opref")), Does.Match("^builtin:guildai [0-9.]+ '' \\+$"));
        Assert.That(Project.AttributeOf(batch, "objective"), Is.EqualTo("loss"));
        Assert.That(Project.AttributeOf(batch, "flags"), Is.EqualTo("{}"));
        Assert.That(Project.AttributeOf(batch, "op"), Does.Contain("- ${guild_python_exe}\n  - -um\n  - guild.batch_main\n").And.Contain("NO_OP_INTERRUPTED_MSG: '1'"));
        Assert.That(Project.AttributeOf(batch, "label"), Is.EqualTo("b"));
        Assert.That(Project.AttributeOf(batch, "tags"), Is.EqualTo("- bt"));
        Assert.That(Project.AttributeOf(batch, "comments"), Does.StartWith("- body: bc\n"));
        var prototype = Path.Combine(batch, ".guild", "proto");
        Assert.That(Project.AttributeOf(prototype, "flags"), Is.EqualTo("x:\n- 1\n- 2\n'y': null"));
        Assert.That(Project.AttributeOf(prototype, "id"), Is.EqualTo("proto"));
        Assert.That(File.Exists(Path.Combine(prototype, ".guild", "PENDING")), Is.True);
        Assert.That(File.Exists(Path.Combine(prototype, "work.sh")), Is.True);
        var links = new DirectoryInfo(batch).GetDirectories().Where(d => d.Name != ".guild").ToList();
        Assert.That(links.Select(l => l.LinkTarget), Is.EquivalentTo(links.Select(l => "../" + l.Name)));
        Assert.That(links.Select(l => Project.AttributeOf(l.FullName, "label")), Is.EquivalentTo(new[] { "l 1", "l 2" }));
        foreach (var trial in links.Select(l => l.FullName))
        {
            Assert.That(Project.AttributeOf(trial, "tags"), Is.EqualTo("- t"));
            Assert.That(Project.AttributeOf(trial, "comments"), Does.StartWith("- body: c\n"));
            Assert.That(Project.AttributeOf(trial, "random_seed"), Is.EqualTo("7"));
            Assert.That(Project.AttributeOf(trial, "user_flags"), Is.EqualTo("{}"));
        }

        Assert.That(Project.GuildOk("compare", "--csv", "-").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(3), "the batch is left out");
        Assert.That(Project.GuildOk("runs", "info", Path.GetFileName(batch)).Out, Does.Contain("\nproto-flags:\n  x:\n    - 1\n    - 2\n"));
    }

    [Test]
    public void A_trial_that_fails_is_told_and_the_batch_goes_on()
    {
        GivenWork();

        var result = Project.Guild("run", "work", "x=[3,1]", "-y");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(WithoutIds(result.Error), Is.EqualTo("""
            INFO: [guild] Running trial ID1: work (x=3)
            ERROR: [guild] Trial ID1 exited with an error (1) - see log for details
            INFO: [guild] Running trial ID2: work (x=1)

            """));
        Assert.That(Listed(), Is.EqualTo(new[] { "work completed x=1", "work error x=3" }));
    }

    [Test]
    public void A_batch_can_be_told_to_end_at_the_first_failure_and_the_rest_be_started_later()
    {
        GivenWork();

        var result = Project.Guild("run", "work", "x=[3,1]", "-y", "--fail-on-trial-error");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.EndWith("\nERROR: [guild] Stopping batch because a trial failed (pending trials can be started as needed)\n"));
        Assert.That(Listed(), Is.EquivalentTo(new[] { "work error x=3", "work pending x=1", "work+ error" }));
        Assert.That(Project.GuildOk("run", "--start", Pending().Single(), "-y").Out, Is.EqualTo("loss: 1\n"));
        Assert.That(Listed(), Is.EquivalentTo(new[] { "work error x=3", "work completed x=1", "work+ error" }));
    }

    [Test]
    public void A_trial_that_guild_cannot_run_is_told_with_the_reason()
    {
        Project.With("guild.yml", "work: {exec: 'echo ${x}', flags: {x: 1}, requires: {file: a.txt}}\n");

        var result = Project.GuildOk("run", "work", "x=[1,2]", "-y");

        Assert.That(result.Out, Is.Empty);
        Assert.That(WithoutIds(result.Error), Is.EqualTo("""
            INFO: [guild] Running trial ID1: work (x=1)
            INFO: [guild] Resolving file:a.txt
            ERROR: [guild] Trial ID1 exited with an error: (1) run failed because a dependency was not met: could not resolve 'file:a.txt' in file:a.txt resource: cannot find source file 'a.txt'
            INFO: [guild] Running trial ID2: work (x=2)
            INFO: [guild] Resolving file:a.txt
            ERROR: [guild] Trial ID2 exited with an error: (1) run failed because a dependency was not met: could not resolve 'file:a.txt' in file:a.txt resource: cannot find source file 'a.txt'

            """));
        Assert.That(Listed(), Is.EqualTo(new[] { "work error x=2", "work error x=1" }));
    }

    [Test]
    public void Trials_of_required_runs_use_the_run_that_is_theirs()
    {
        Project.With("guild.yml", """
            prep: {exec: "sh -c 'echo ${n} > out.txt'", flags: {n: 1}}
            work: {exec: cat out.txt, requires: {operation: prep}}
            """);
        Project.GuildOk("run", "prep", "n=1", "-y");
        Project.GuildOk("run", "prep", "n=2", "-y");
        var ids = Project.RunDirectories.Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal).ToList();

        var result = Project.GuildOk("run", "work", $"prep=[{string.Join(',', ids)}]", "-y");

        Assert.That(result.Out, Is.EqualTo(string.Concat(ids.Select(id => File.ReadAllText(Path.Combine(Project.Home, "runs", id, "out.txt"))))));
        foreach (var id in ids)
            Assert.That(result.Error, Does.Contain($"INFO: [guild] Resolving operation:prep\nINFO: [guild] Using run {id} for operation:prep\n"));
    }

    [Test]
    public void An_empty_list_runs_nothing()
    {
        GivenWork();

        var result = Project.GuildOk("run", "work", "x=[]", "-y");

        Assert.That(result.Out + result.Error, Is.Empty);
        Assert.That(Project.RunDirectories, Is.Empty);
    }

    [Test]
    public void A_list_as_default_makes_each_run_a_batch()
    {
        Project.With("guild.yml", "work: {exec: 'echo ${x}', flags: {x: [1, 2]}}\n");

        Assert.That(Project.GuildOk("run", "work", "-y").Out, Is.EqualTo("1\n2\n"));
        Assert.That(Project.GuildOk("run", "work", "x=3", "-y").Out, Is.EqualTo("3\n"));
    }

    [Test]
    public void Python_trials_get_their_flags_and_their_own_source_code()
    {
        Project.With("train.py", "lr = 0.1\nprint('lr', lr, __file__.endswith('train.py'))\n");

        var result = Project.GuildOk("run", "train.py", "lr=logspace[-2:0:3]", "-y");

        Assert.That(result.Out, Is.EqualTo("lr 0.01 True\nlr 0.1 True\nlr 1.0 True\n"));
        Assert.That(result.Error, Does.Contain(": train.py (lr=0.01)\n"));
    }

    [Test]
    public void A_question_says_how_many_trials_there_will_be()
    {
        GivenWork();
        Project.With("b.csv", "x\n1\n2\n2\n");

        Assert.That(Asked("x=[1,2]", "y=[1,2]"), Is.EqualTo("You are about to run work as a batch (4 trials)\n  x: [1, 2]\n  y: [1, 2]\nContinue? (Y/n) "));
        Assert.That(Asked("x=[1]"), Does.StartWith("You are about to run work as a batch (1 trial)\n"));
        Assert.That(Asked("x=range[1:9]", "-m", "2"), Does.StartWith("You are about to run work as a batch (2 trials)\n"));
        Assert.That(Asked("x=[1,2]", "--stage"), Does.StartWith("You are about to stage work as a batch (2 trials)\n"));
        Assert.That(Asked("x=[1,2]", "--stage-trials"), Does.StartWith("You are about to stage trials for work as a batch (2 trials)\n"));
        Assert.That(Asked("@b.csv"), Does.StartWith("You are about to run work as a batch (3 trials) (flags below used unless specified in batch trial)\n  x: 1\n"));
        Assert.That(Asked("@b.csv", "y=[1,2]"), Does.StartWith("You are about to run work as a batch (6 trials) (flags"));
    }

    [Test]
    public void Files_list_trials_and_what_is_typed_counts_more()
    {
        GivenWork();
        Project.With("b.csv", "x,y\n1,a\n5,\"[b,c]\"\n");

        Assert.That(WithoutIds(Project.GuildOk("run", "work", "@b.csv", "-y", "--keep-batch").Error), Is.EqualTo("""
            INFO: [guild] Running trial ID1: work (x=1, y=a)
            INFO: [guild] Running trial ID2: work (x=5, y=b)
            INFO: [guild] Running trial ID3: work (x=5, y=c)

            """));
        Assert.That(WithoutIds(Project.GuildOk("run", "work", "@b.csv", "y=q", "-y").Error), Is.EqualTo("""
            INFO: [guild] Running trial ID1: work (x=1, y=q)
            INFO: [guild] Running trial ID2: work (x=5, y=q)

            """));
        Assert.That(
            Project.AttributeOf(Path.Combine(BatchRuns.Single(), ".guild", "proto"), "trials"), Is.EqualTo("- x: 1\n  'y': a\n- x: 5\n  'y':\n  - b\n  - c"));
    }

    [Test]
    public void A_batch_shows_its_commands()
    {
        Project.With("guild.yml", "work: {exec: 'echo ${flag_args}', flags: {x: 1}}\n");

        var lines = Project.GuildOk("run", "work", "x=[1,2]", "--print-cmd").Out.Split('\n');

        Assert.That(lines[0], Does.EndWith(" internal-batch"));
        Assert.That(lines[1..], Is.EqualTo(new[] { "echo --x 1", "echo --x 2", "" }));
    }

    [Test]
    public void Options_of_batches_mean_nothing_for_a_single_run()
    {
        GivenWork();

        Assert.That(Project.GuildOk("run", "work", "-m", "3", "-bc", "c", "--stage-trials", "-y").Error, Is.EqualTo("""
            WARNING: not a batch run - ignoring --max-trials
            WARNING: not a batch run - ignoring --stage-trials
            WARNING: operation is not a batch - ignoring batch comment

            """));
        Assert.That(Fails("run", "work", "-Fo", "a=1", "-y").Error, Is.EqualTo("guild: invalid optimizer flag a=1: no optimizer specified\n"));
    }

    [Test]
    public void A_commit_is_recorded_with_trials_and_not_with_the_batch()
    {
        GivenWork();
        string[][] commands = [["init", "-q"], ["add", "."], ["-c", "user.name=n", "-c", "user.email=n@localhost", "commit", "-qm", "first"]];
        foreach (var words in commands)
            Assert.That(Tool.Run("git", words, Project.Folder, Project.AllVariables).ExitCode, Is.Zero);

        Project.GuildOk("run", "work", "x=[1,2]", "-y", "--keep-batch");

        Assert.That(Project.RunDirectories.Where(d => File.Exists(Path.Combine(d, ".guild", "attrs", "vcs_commit"))), Is.EquivalentTo(Project.RunDirectories.Except(BatchRuns)));
    }

    private string Asked(params string[] words) => Project.GuildWithInput("n\n", ["run", "work", .. words]).Error;

    private IEnumerable<string> Pending() =>
        Project.RunDirectories.Where(d => File.Exists(Path.Combine(d, ".guild", "PENDING"))).Select(d => Path.GetFileName(d));
}
