using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Resources;

/// <summary>Runs feed runs: an operation source takes the files of another run.</summary>
public sealed class OperationSourceTests : ProjectTest
{
    [SetUp]
    public void SetUp() => Project.With("guild.yml", """
        train:
          exec: sh -c 'echo ${lr} > model.txt; echo x > notes.log; exit ${code}'
          flags: {lr: 0.1, code: 0}
        evaluate:
          exec: cat model.txt
          requires:
            - operation: train
              select: model.txt
        named:
          exec: cat model.txt
          requires:
            - operation: train
              name: trained
        """);

    [Test]
    public void The_latest_run_is_used_and_named_in_the_record()
    {
        Train("first", 0.1);
        Train("second", 0.2);

        var result = Project.GuildOk("run", "evaluate", "-y", "--run-id", "eval");

        Assert.That(result.Out, Is.EqualTo("0.2\n"));
        Assert.That(result.Error, Is.EqualTo("Resolving operation:train\nUsing run second for operation:train\n"));
        Assert.That(Attribute("eval", "flags"), Is.EqualTo("operation:train: second"));
        Assert.That(Attribute("eval", "user_flags"), Is.EqualTo("{}"));
        Assert.That(Attribute("eval", "deps"), Is.EqualTo("""
            operation:train:
              operation:train:
                config: second
                paths:
                - ../second/model.txt
                uri: operation:train
            """));
        Assert.That(File.ReadAllText(Path.Combine(Run("eval"), ".guild", "manifest")), Does.Match("\nd model.txt [0-9a-f]{40} operation:train\n"));
        Assert.That(new FileInfo(Path.Combine(Run("eval"), "model.txt")).LinkTarget, Is.EqualTo("../second/model.txt"));
        Assert.That(File.Exists(Path.Combine(Run("eval"), "notes.log")), Is.False);
    }

    [TestCase("operation:train")]
    [TestCase("train")]
    public void A_run_is_chosen_by_name(string name)
    {
        Train("first", 0.1);
        Train("second", 0.2);

        Assert.That(Project.GuildOk("run", "evaluate", $"{name}=fir", "-y", "--run-id", "eval").Out, Is.EqualTo("0.1\n"));
        Assert.That(Attribute("eval", "flags"), Is.EqualTo("operation:train: first"));
        Assert.That(Attribute("eval", "user_flags"), Does.EndWith(": fir"));
    }

    [Test]
    public void A_source_with_a_name_is_chosen_by_that()
    {
        Train("first", 0.1);
        Train("second", 0.2);

        var result = Project.GuildOk("run", "named", "trained=first", "-y", "--run-id", "eval");

        Assert.That(result.Out, Is.EqualTo("0.1\n"));
        Assert.That(result.Error, Does.Contain("Using run first for trained\n"));
    }

    [Test]
    public void A_failed_run_is_passed_over()
    {
        Train("good", 0.1);
        Assert.That(Project.Guild("run", "train", "code=1", "lr=9", "-y", "--run-id", "bad").ExitCode, Is.EqualTo(1));

        Assert.That(Project.GuildOk("run", "evaluate", "-y").Out, Is.EqualTo("0.1\n"));
    }

    [Test]
    public void The_question_shows_the_chosen_run()
    {
        Train("first", 0.1);

        Assert.That(Project.GuildWithInput("n\n", "run", "evaluate").Error, Is.EqualTo(
            "You are about to run evaluate\n  operation:train: first\nContinue? (Y/n) "));
    }

    [Test]
    public void Without_a_run_there_is_a_warning_first_and_then_an_error()
    {
        var result = Fails("run", "evaluate", "-y");

        Assert.That(result.Error, Does.StartWith("WARNING: cannot find a suitable run for required resource 'operation:train'\nResolving operation:train\n"));
        Assert.That(result.Error, Does.Contain(
            "guild: run failed because a dependency was not met: could not resolve 'operation:train' in operation:train resource: no suitable run for train\n"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("  error"));
    }

    [Test]
    public void A_dependency_that_is_not_met_can_be_forced()
    {
        var result = Project.Guild("run", "evaluate", "-y", "--force-deps");

        Assert.That(result.Error, Does.Contain("WARNING: a dependency was not met: could not resolve 'operation:train'"));
        Assert.That(result.ExitCode, Is.EqualTo(1), "cat itself finds no file");
        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("1"));
    }

    [Test]
    public void A_staged_run_resolves_its_runs_when_it_starts()
    {
        Train("first", 0.1);

        var staged = Project.GuildOk("run", "evaluate", "--stage", "-y", "--run-id", "eval");

        Assert.That(staged.Error, Does.Contain("Skipping resolution of operation:train because it's being staged\n"));
        Assert.That(File.Exists(Path.Combine(Run("eval"), "model.txt")), Is.False);
        Assert.That(Project.GuildOk("run", "--start", "eval", "-y").Out, Is.EqualTo("0.1\n"));
    }

    [Test]
    public void A_restart_keeps_what_was_resolved()
    {
        Train("first", 0.1);
        Project.GuildOk("run", "evaluate", "-y", "--run-id", "eval");
        Train("second", 0.2);

        var result = Project.GuildOk("run", "--restart", "eval", "-y");

        Assert.That(result.Out, Is.EqualTo("0.1\n"));
        Assert.That(result.Error, Is.EqualTo("Resolving operation:train\nSkipping resolution of operation:train because it's already resolved\n"));
    }

    [Test]
    public void The_alias_of_an_operation_uses_the_latest_run_too()
    {
        Train("first", 0.3);

        Assert.That(Project.GuildOk("evaluate", "-y").Out, Is.EqualTo("0.3\n"));
    }

    private void Train(string id, double rate) => Project.GuildOk("run", "train", FormattableString.Invariant($"lr={rate}"), "-y", "--run-id", id);

    private string Run(string id) => Path.Combine(Project.Home, "runs", id);

    private string Attribute(string id, string name) => Project.AttributeOf(Run(id), name);
}
