using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Running;

/// <summary><c>--stage</c>, <c>--start</c> and <c>--restart</c>.</summary>
public sealed class StageAndRestartTests : ProjectTest
{
    private const string GuildFile = """
        train:
          exec: sh -c 'echo lr ${lr} seed; echo ${lr} >> kept.txt; exit ${code}'
          flags: {lr: 0.1, code: 0}
        """;

    [Test]
    public void A_number_is_an_index_even_where_ids_begin_with_it()
    {
        Project.With("guild.yml", "work: {exec: echo hi}\n");
        foreach (var id in new[] { "1-older", "newer" })
            Project.GuildOk("run", "work", "-y", "--run-id", id);

        var result = Project.GuildWithInput("n\n", "run", "--restart", "1");

        Assert.That(result.Error, Does.StartWith("You are about to start newer (work)\n"));
        Assert.That(Project.GuildWithInput("n\n", "run", "--restart", "1-").Error, Does.StartWith("You are about to start 1-older (work)\n"));
    }

    [Test]
    public void A_staged_run_waits_until_it_is_started()
    {
        Project.With("guild.yml", GuildFile);

        var staged = Project.GuildOk("run", "train", "--stage", "lr=0.5", "-y");
        var id = Path.GetFileName(Project.OnlyRun);

        Assert.That(staged.Out, Is.EqualTo($"train staged as {id}\nTo start the operation, use 'guild run --start {id}'\n"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("  staged  "));
        Assert.That(MetaFiles(), Is.EquivalentTo(new[] { "ENV", "STAGED", "manifest", "opref" }));
        Assert.That(File.ReadAllText(Meta("ENV")), Does.Contain("export FLAG_LR=0.5\n").And.Contain($"export RUN_ID={id}\n"));
        Assert.That(File.Exists(Meta("attrs/env")), Is.False);

        var started = Project.GuildOk("run", "--start", id, "-y");

        Assert.That(started.Out, Is.EqualTo("lr 0.5 seed\n"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("  completed  lr=0.5").Or.Contain("  completed  code=0 lr=0.5"));
        Assert.That(MetaFiles(), Is.EquivalentTo(new[] { "ENV", "manifest", "opref", "output", "output.index" }));
    }

    [Test]
    public void Quiet_staging_says_nothing()
    {
        Project.With("guild.yml", GuildFile);

        Assert.That(Project.GuildOk("run", "train", "--stage", "-y", "-q").Out, Is.Empty);
    }

    [Test]
    public void A_run_staged_elsewhere_says_how_to_start_it_by_hand()
    {
        Project.With("guild.yml", GuildFile);
        var directory = Path.Combine(Project.Folder, "rd");

        var staged = Project.GuildOk("run", "train", "--stage", "-d", "rd", "-y");

        Assert.That(staged.Out, Does.StartWith(
            $"train staged in '{directory}'\nTo start the operation, use \"(cd '{directory}' && source .guild/ENV && sh -c "));
        Assert.That(staged.Error, Is.Empty);
        Assert.That(Project.GuildOk("runs").Out, Is.Empty);
    }

    [Test]
    public void What_starts_a_run_staged_elsewhere_can_be_pasted_whatever_the_directory_is_called()
    {
        Project.With("guild.yml", "hello: {exec: echo hello}");

        var staged = Project.GuildOk("run", "hello", "--stage", "-d", "it's here", "-y");

        var command = staged.Out[(staged.Out.IndexOf("use \"", StringComparison.Ordinal) + 5)..staged.Out.LastIndexOf('"')];
        Assert.That(Tool.Run("/bin/bash", ["-c", command], "/", Project.AllVariables).Out, Is.EqualTo("hello\n"), command);
    }

    [Test]
    public void A_restart_keeps_files_and_facts_and_truncates_the_output()
    {
        Project.With("guild.yml", GuildFile);
        Assert.That(Project.Guild("run", "train", "code=3", "-y").ExitCode, Is.EqualTo(3));
        var run = Project.OnlyRun;
        string[] kept = ["id", "initialized", "random_seed", "host", "user", "platform", "flags", "sourcecode_digest"];
        var before = kept.Select(Project.Attribute).ToList();
        var manifest = File.ReadAllText(Meta("manifest"));
        var started = Project.Attribute("started");

        // Without flags the Guild file isn't needed: the run knows all.
        File.Delete(Path.Combine(Project.Folder, "guild.yml"));
        var result = Project.Guild("run", "--restart", Path.GetFileName(run)[..8], "-y");

        Assert.That(result.ExitCode, Is.EqualTo(3), result.ToString);
        Assert.That(File.ReadAllText(Path.Combine(run, "kept.txt")), Is.EqualTo("0.1\n0.1\n"));
        Assert.That(File.ReadAllText(Meta("output")), Is.EqualTo("lr 0.1 seed\n"));
        Assert.That(new FileInfo(Meta("output.index")).Length, Is.EqualTo(9));
        Assert.That(kept.Select(Project.Attribute), Is.EqualTo(before));
        Assert.That(File.ReadAllText(Meta("manifest")), Is.EqualTo(manifest));
        Assert.That(Project.Attribute("started"), Is.Not.EqualTo(started));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("error"));
    }

    [Test]
    public void A_restart_with_flags_changes_these_and_renders_the_label_anew()
    {
        Project.With("guild.yml", GuildFile);
        Project.Guild("run", "train", "code=3", "lr=0.7", "-l", "rate ${lr} code ${code}", "-y");
        Assert.That(Project.Attribute("label"), Is.EqualTo("rate 0.7 code 3"));

        var result = Project.GuildOk("run", "--restart", Path.GetFileName(Project.OnlyRun), "code=0", "-y");

        Assert.That(result.Out, Is.EqualTo("lr 0.7 seed\n"));
        Assert.That(Project.Attribute("flags"), Is.EqualTo("code: 0\nlr: 0.7"));
        Assert.That(Project.Attribute("user_flags"), Is.EqualTo("code: 0"));
        Assert.That(Project.Attribute("label"), Is.EqualTo("rate 0.7 code 0"));
        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("0"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("completed"));
    }

    [Test]
    public void A_restart_with_flags_needs_the_definition()
    {
        Project.With("guild.yml", GuildFile).GuildOk("run", "train", "-y");
        var id = Path.GetFileName(Project.OnlyRun);
        Project.With("guild.yml", "other: {exec: echo}\n");

        Assert.That(Fails("run", "--restart", id, "lr=1", "-y").Error, Does.StartWith(
            $"guild: cannot find definition for operation 'train' in run {id}\n"
            + "This is required when setting flags or using '--force-sourcecode' for restart or a new run.\n"));
        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("0"));
    }

    [Test]
    public void A_new_label_of_a_restart_stays_for_later_ones()
    {
        Project.With("guild.yml", GuildFile).GuildOk("run", "train", "-y");
        var id = Path.GetFileName(Project.OnlyRun);

        Project.GuildOk("run", "--restart", id, "--label", "L ${lr}", "-y");
        Assert.That(Project.Attribute("label"), Is.EqualTo("L 0.1"));
        Project.GuildOk("run", "--restart", id, "lr=0.2", "-y");

        Assert.That(Project.Attribute("label"), Is.EqualTo("L 0.2"));
    }

    [Test]
    public void A_restart_takes_new_source_code_only_when_it_is_forced()
    {
        Project.With("guild.yml", "train: {main: train, flags-import: no}\n").With("train.py", "print('old')\n");
        Project.GuildOk("run", "train", "-y");
        var id = Path.GetFileName(Project.OnlyRun);
        Project.With("train.py", "print('new')\n");

        Assert.That(Project.GuildOk("run", "--restart", id, "-y").Out, Is.EqualTo("old\n"));
        Assert.That(Project.GuildOk("run", "--restart", id, "--force-sourcecode", "-y").Out, Is.EqualTo("new\n"));
    }

    [Test]
    public void A_running_run_is_not_restarted()
    {
        Project.With("guild.yml", "work: {exec: \"sh -c 'echo started; exec sleep 600'\"}\n");
        using var guild = Project.Start("run", "work", "-y");
        guild.StandardOutput.ReadLine();
        var id = Path.GetFileName(Project.OnlyRun);

        var result = Fails("run", "--restart", id, "-y");
        Project.GuildOk("stop", "-y");
        guild.WaitForExit();

        Assert.That(result.Error, Does.Match($"^guild: cannot restart run {id} because it's running\nUse 'guild stop [0-9a-f]+' to stop it first and try again.\n"));
    }

    [Test]
    public void A_run_that_is_not_there_is_named() =>
        Assert.That(Fails("run", "--restart", "zzzz", "-y").Error, Is.EqualTo(
            "guild: could not find a run matching 'zzzz'\nTry 'guild runs list' for a list.\n"));

    [Test]
    public void An_operation_cannot_be_given_with_a_restart()
    {
        Project.With("guild.yml", GuildFile).GuildOk("run", "train", "-y");

        Assert.That(Fails("run", "train", "--restart", Path.GetFileName(Project.OnlyRun), "-y").Error, Is.EqualTo(
            "guild: OPERATION cannot be used with --restart\nTry 'guild run --help' for more information.\n"));
    }

    [Test]
    public void The_question_before_a_restart_names_the_run()
    {
        Project.With("guild.yml", GuildFile).GuildOk("run", "train", "-y");
        var id = Path.GetFileName(Project.OnlyRun);

        Assert.That(Project.GuildWithInput("n\n", "run", "--restart", id).Error, Is.EqualTo(
            $"You are about to start {id} (train)\n  code: 0\n  lr: 0.1\nContinue? (Y/n) "));
    }

    private IEnumerable<string?> MetaFiles() => Directory.GetFiles(Meta("")).Select(Path.GetFileName).Where(f => !f!.StartsWith("events", StringComparison.Ordinal));

    private string Meta(string name) => Path.Combine(Project.OnlyRun, ".guild", name);
}
