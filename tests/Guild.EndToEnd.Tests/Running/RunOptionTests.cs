using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Running;

/// <summary>What the options of <c>guild run</c> change about a run and its record.</summary>
public sealed class RunOptionTests : ProjectTest
{
    [SetUp]
    public void SetUp() => Project.With("guild.yml", """
        train:
          exec: sh -c 'echo cuda [$CUDA_VISIBLE_DEVICES]; env > env.txt' sh ${flag_args}
          flags: {lr: 0.1, name: a b, z: null, quick: no}
        sweep:
          exec: echo swept
          delete-on-success: yes
        """);

    [TestCase(null, "lr=0.1 name='a b' quick=no")]
    [TestCase("x ${lr} ${name} ${z}.", "x 0.1 'a b' .")]
    [TestCase("${lr|%.3f} ${z|default:none} ${name|unquote}", "0.100 none a b")]
    [TestCase("+ ${default_label}", "+ lr=0.1 name='a b' quick=no")]
    public void A_label_is_a_template_of_the_flags(string? label, string rendered)
    {
        string[] options = label is null ? [] : ["-l", label];

        Project.GuildOk(["run", "train", "-y", .. options]);

        Assert.That(Project.GuildOk("runs", "info", "--json").Out, Does.Contain($"\"label\": \"{rendered}\""));
    }

    [Test]
    public void An_empty_label_is_none()
    {
        Project.GuildOk("run", "train", "-y", "-l", "");

        Assert.That(File.Exists(Path.Combine(Project.OnlyRun, ".guild", "attrs", "label")), Is.False);
    }

    [Test]
    public void Tags_are_kept_in_order_and_lead_the_default_label()
    {
        Project.GuildOk("run", "train", "-y", "-t", "zeta", "--tag", "alpha");

        Assert.That(Project.Attribute("tags"), Is.EqualTo("- zeta\n- alpha"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("  zeta alpha lr=0.1 "));
    }

    [Test]
    public void Tags_do_not_change_a_given_label()
    {
        Project.GuildOk("run", "train", "-y", "-t", "zeta", "-l", "mine");

        Assert.That(Project.Attribute("label"), Is.EqualTo("mine"));
    }

    [Test]
    public void A_comment_is_kept_with_who_and_when()
    {
        Project.WithVariable("USER", "ada").GuildOk("run", "train", "-y", "-c", "first\n\ntry: é");

        Assert.That(Project.Attribute("comments"), Does.Match("^- body: \"first\\\\n\\\\ntry: \\\\xE9\"\n  host: .+\n  time: \\d{16}\n  user: ada$"));
        Assert.That(Project.GuildOk("runs", "info", "--comments").Out, Does.Contain("try: é"));
    }

    [Test]
    public void A_random_seed_is_kept()
    {
        Project.GuildOk("run", "train", "-y", "--random-seed", "4711");

        Assert.That(Project.Attribute("random_seed"), Is.EqualTo("4711"));
    }

    [TestCase(new[] { "--gpus", "0,2" }, "[0,2]")]
    [TestCase(new[] { "--no-gpus" }, "[]")]
    public void Chosen_GPUs_are_the_visible_ones(string[] options, string seen)
    {
        Assert.That(Project.GuildOk(["run", "train", "-y", .. options]).Out, Does.StartWith($"cuda {seen}\n"));
        // A later start uses them again, unless it has its own.
        Assert.That(Project.GuildOk("run", "--restart", "1", "-y", "--gpus", "7").Out, Does.StartWith("cuda [7]\n"));
        Assert.That(Project.GuildOk("run", "--restart", "1", "-y").Out, Does.StartWith($"cuda {seen}\n"));
    }

    [Test]
    public void GPUs_cannot_be_chosen_and_refused_at_once() =>
        Assert.That(Fails("run", "train", "--gpus", "0", "--no-gpus").Error, Is.EqualTo(
            "guild: --no-gpus and --gpus cannot both be used\nTry 'guild run --help' for more information.\n"));

    [Test]
    public void A_run_in_a_directory_of_ones_own_is_not_listed()
    {
        var directory = Path.Combine(Project.Folder, "rd");

        var result = Project.GuildOk("run", "train", "-y", "--run-dir", "rd");

        Assert.That(result.Error, Is.EqualTo($"Run directory is '{directory}' (results will not be visible to Guild)\n"));
        Assert.That(File.Exists(Path.Combine(directory, "env.txt")));
        Assert.That(Project.AttributeOf(directory, "id"), Is.EqualTo("rd"));
        Assert.That(Project.AttributeOf(directory, "exit_status"), Is.EqualTo("0"));
        Assert.That(Project.GuildOk("runs").Out, Is.Empty);
        Assert.That(Fails("run", "train", "-y", "-d", "rd").Error, Does.Contain("already holds a run"));
    }

    [Test]
    public void The_note_about_the_directory_can_be_switched_off() =>
        Assert.That(Project.WithVariable("NO_WARN_RUNDIR", "1").GuildOk("run", "train", "-y", "--run-dir", "rd").Error, Is.Empty);

    [Test]
    public void An_operation_may_ask_for_its_successful_runs_to_be_deleted()
    {
        var result = Project.GuildOk("run", "sweep", "-y");

        Assert.That(result.Error, Does.Match("Deleting interim run [0-9a-f]{32} \\('sweep' is configured for deletion on success\\)\n"));
        Assert.That(Project.RunDirectories, Is.Empty);
        Assert.That(Directory.GetDirectories(Path.Combine(Project.Home, "trash", "runs")), Has.Length.EqualTo(1));

        Project.GuildOk("run", "sweep", "-y", "--keep-run");
        Assert.That(Project.RunDirectories, Has.Count.EqualTo(1));
    }

    [Test]
    public void The_command_is_shown_as_it_would_be_started()
    {
        var result = Project.GuildOk("run", "train", "lr=0.5", "--print-cmd");

        Assert.That(result.Out, Is.EqualTo(
            "sh -c 'echo cuda [$CUDA_VISIBLE_DEVICES]; env > env.txt' sh --lr 0.5 --name 'a b' --quick ''\n"));
        Assert.That(Project.RunDirectories, Is.Empty);
    }

    [Test]
    public void The_environment_is_shown_as_guild_would_add_it() =>
        Assert.That(Project.GuildOk("run", "train", "lr=0.5", "--print-env", "--gpus", "1").Out, Is.EqualTo($"""
            CUDA_VISIBLE_DEVICES=1
            FLAG_LR=0.5
            FLAG_NAME='a b'
            FLAG_QUICK=
            FLAG_Z=
            GUILD_PLUGINS=exec
            PROJECT_DIR={Project.Folder}

            """));

    [Test]
    public void Unknown_flags_and_values_pass_when_forced()
    {
        var result = Project.GuildOk("run", "train", "extra=3", "--force-flags", "--print-cmd");

        Assert.That(result.Out, Does.EndWith("sh --extra 3 --lr 0.1 --name 'a b' --quick ''\n"));
    }

    [Test]
    public void Options_may_stand_anywhere_and_in_short_forms()
    {
        var result = Project.GuildOk("run", "-yq", "train", "-lmine", "lr=2", "--tag=t", "--random-seed", "1");

        Assert.That(result.Out, Is.Empty);
        Assert.That(Project.Attribute("label"), Is.EqualTo("mine"));
        Assert.That(Project.Attribute("flags"), Does.StartWith("lr: 2\n"));
    }
}
