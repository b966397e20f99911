using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Storage;

/// <summary>A home or a project that may not be written to is named with the remedy.</summary>
public sealed class NotWritableTests : ProjectTest
{
    [Test]
    public void A_home_that_is_not_writable_is_named_with_the_remedy()
    {
        Superuser.Require("become another user");
        Project.With("guild.yml", "work: {exec: echo hi}\n");

        var result = AsNobody("run", "work", "-y");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString);
        Assert.That(result.Error, Does.Match($"^guild: cannot create run directory '{Project.Home}/runs/[0-9a-f]{{32}}': .*denied"));
        Assert.That(result.Error, Does.Contain($" fix: make '{Project.Home}' writable, or choose another Guild home with -H or GUILD_HOME\n").And.Not.Contain("   at "));
        Assert.That(Project.RunDirectories, Is.Empty);
    }

    [Test]
    public void Runs_of_a_home_that_is_not_writable_can_be_looked_at()
    {
        Superuser.Require("become another user");
        Project.With("guild.yml", "work: {exec: echo hi, flags: {x: 1}}\n").GuildOk("run", "work", "-y");

        foreach (var command in new[] { new[] { "runs" }, ["runs", "info"], ["ls"], ["cat", "--output"], ["compare"], ["compare", "--csv", "-"], ["api", "runs"], ["diff", "1", "1", "-c", "echo"], ["operations"], ["run", "work", "--help-op"] })
        {
            var result = AsNobody(command);

            Assert.That(result.ExitCode, Is.Zero, result.ToString);
            Assert.That(result.Error, Is.Empty);
            Assert.That(result.Out, Is.EqualTo(Project.GuildOk(command).Out));
        }
    }

    [Test]
    public void Runs_of_a_home_that_is_not_writable_can_be_exported()
    {
        Superuser.Require("become another user");
        Project.With("guild.yml", "work: {exec: echo hi}\n").GuildOk("run", "work", "-y", "--run-id", "r1");
        var open = Directory.CreateTempSubdirectory("guild-open-");
        try
        {
            Superuser.Run("/bin/chmod", "777", open.FullName);

            var zip = AsNobody("export", "-y", Path.Combine(open.FullName, "x.zip"));
            var refused = AsNobody("export", "-y", "-m", Path.Combine(open.FullName, "moved"));

            Assert.That(zip.Error, Is.EqualTo($"Copying r1\nExported 1 run(s) to {open.FullName}/x.zip\n"));
            Assert.That(refused.ExitCode, Is.EqualTo(1));
            Assert.That(refused.Error, Does.Contain("guild: cannot move run r1: ").And.Not.Contain("   at "));
            Assert.That(Project.GuildOk("runs", "-A", Path.Combine(open.FullName, "x.zip")).Out, Is.EqualTo(Project.GuildOk("runs").Out));
            foreach (var label in new[] { new[] { "label", "-s", "x", "-y" }, ["import", "-y", Path.Combine(open.FullName, "x.zip")] })
                Assert.That(AsNobody(label).Error, Does.Contain("guild: ").Or.Contain("exists, skipping"));
        }
        finally
        {
            open.Delete(recursive: true);
        }
    }

    [Test]
    public void Deleting_a_run_that_belongs_to_somebody_else_is_refused_and_leaves_it()
    {
        Superuser.Require("become another user");
        Project.With("guild.yml", "work: {exec: echo hi}\n").GuildOk("run", "work", "-y");

        var result = AsNobody("runs", "rm", "-y");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString);
        Assert.That(result.Error, Does.StartWith("guild: ").And.Contain("denied").And.Not.Contain("   at "));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("completed"));
    }

    [Test]
    public void A_home_that_may_not_be_read_is_not_taken_for_an_empty_one()
    {
        Superuser.Require("become another user");
        Project.With("guild.yml", "work: {exec: echo hi}\n").GuildOk("run", "work", "-y");
        _ = AsNobody("--version");
        Superuser.Run("/bin/chmod", "go-rx", Project.Home);

        var result = Superuser.AsNobody(Tool.Path, ["runs"], Project.Folder, Project.AllVariables);

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString);
        Assert.That(result.Error, Does.StartWith($"guild: cannot read '{Project.Home}/runs': ").And.Contain("\n fix: "));
    }

    [TestCase("run", "work", "-y")]
    [TestCase("runs")]
    [TestCase("compare")]
    public void A_home_that_is_a_file_is_named(params string[] command)
    {
        Project.With("guild.yml", "work: {exec: echo hi}\n").With("home", "no directory").WithVariable("GUILD_HOME", Path.Combine(Project.Folder, "home"));

        var result = Fails(command);

        Assert.That(result.Out, Is.Empty);
        Assert.That(result.Error, Does.StartWith($"guild: the Guild home '{Project.Folder}/home' is not a directory\n fix: ").And.Contain("GUILD_HOME"));
    }

    [Test]
    public void A_folder_that_is_not_writable_is_named_with_the_remedy_when_it_is_to_be_an_environment()
    {
        Superuser.Require("become another user");

        var result = AsNobody("init", "env");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString);
        Assert.That(result.Error, Is.EqualTo($"""
            guild: unable to write to {Project.Folder}/env - do you have write permission?
            access to the path '{Project.Folder}/env' is denied
             fix: see who owns it and who may write to it; 'guild init DIR' makes an environment of another directory

            """));
    }

    [Test]
    public void A_file_in_the_way_of_an_environment_is_named()
    {
        Project.With("env", "no directory");

        Assert.That(Fails("init", "env").Error, Is.EqualTo($"""
            guild: unable to write to {Project.Folder}/env - do you have write permission?
            could not find a part of the path '{Project.Folder}/env/.guild/runs'
             fix: see which part of the path is missing, or is a file; 'guild init DIR' makes an environment of another directory

            """));
    }

    private ToolResult AsNobody(params string[] arguments)
    {
        // The folders of the test are the superuser's own; others may look, not write.
        Superuser.Run("/bin/chmod", "-R", "go+rX,go-w", Path.GetDirectoryName(Project.Folder)!);
        var probe = Superuser.AsNobody(Tool.Path, ["--version"], "/", Project.AllVariables);
        if (probe.ExitCode != 0)
            Assert.Ignore("the tool is built where only its owner may read");
        return Superuser.AsNobody(Tool.Path, arguments, Project.Folder, Project.AllVariables);
    }
}
