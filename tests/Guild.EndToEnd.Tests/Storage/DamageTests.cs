using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Storage;

/// <summary>Damaged runs and foreign files among the runs are told of, harm nobody and stay where they are.</summary>
public sealed class DamageTests : ProjectTest
{
    private string Runs => Path.Combine(Project.Home, "runs");

    [Test]
    public void What_looks_like_a_run_and_is_none_is_told_with_the_reason([Values] bool isIndexed)
    {
        Project.With("guild.yml", "work: {exec: echo hi}\n").WithVariable("GUILD_RUN_INDEX", isIndexed ? "1" : "0");
        Project.GuildOk("run", "work", "-y", "-q", "--run-id", "good");
        var named = Path.Combine(Runs, "0123456789abcdef0123456789abcdef");
        Directory.CreateDirectory(named);
        Directory.CreateDirectory(Path.Combine(Runs, "half", ".guild", "attrs"));
        Directory.CreateDirectory(Path.Combine(Runs, "foreign"));
        File.WriteAllText(Path.Combine(Runs, "file"), "");
        File.CreateSymbolicLink(Path.Combine(Runs, "fedcba9876543210fedcba9876543210"), "nowhere");

        var listed = Project.GuildOk("runs");

        Assert.That(listed.Out, Does.StartWith("[1:good]  work  "));
        Assert.That(listed.Error, Is.EqualTo($"""
            WARNING: '{named}' is no run: it has no .guild directory
            WARNING: '{Runs}/fedcba9876543210fedcba9876543210' is no run: it is not a directory
            WARNING: '{Runs}/half' is damaged: it has no .guild/opref, so nothing tells what was run; delete it if you don't need its files

            """.ReplaceLineEndings("\n")));
        Assert.That(Project.GuildOk("runs", "rm", "-p", "-y").Error, Is.EqualTo("Permanently deleted 1 run(s)\n"));
        Assert.That(Directory.GetFileSystemEntries(Runs), Has.Length.EqualTo(5));
    }

    [Test]
    public void Runs_full_of_junk_are_deleted_restored_exported_and_compared_like_others()
    {
        Project.With("guild.yml", "work: {exec: echo hi}\n");
        foreach (var id in new[] { "good", "junk", "empty" })
            Project.GuildOk("run", "work", "-y", "-q", "--run-id", id);
        var random = new Random(1);
        foreach (var file in Directory.GetFiles(Path.Combine(Runs, "junk", ".guild"), "*", SearchOption.AllDirectories))
        {
            var bytes = new byte[300];
            random.NextBytes(bytes);
            File.WriteAllBytes(file, bytes);
        }

        Directory.Delete(Path.Combine(Runs, "empty", ".guild", "attrs"), recursive: true);

        foreach (var words in new string[][]
        {
            ["runs"], ["runs", "-v", "-a"], ["runs", "--json"], ["runs", "info", "junk"], ["runs", "info", "empty"], ["compare"], ["compare", "--csv", "-"],
            ["api", "runs"], ["ls", "junk", "-a"], ["select", "-A"], ["runs", "-F", "lr > 1"], ["label", "-s", "x", "-y", "junk"], ["tag", "-a", "t", "-y", "empty"],
            ["export", "-y", "out"], ["export", "-y", "out.zip"], ["runs", "-A", "out.zip"], ["runs", "rm", "-y"], ["runs", "restore", "-y"], ["runs", "rm", "-y", "-p"],
            ["import", "-y", "out.zip"], ["archive", "-c", "kept", "-y"], ["runs", "purge", "-y"],
        })
        {
            var result = Project.GuildOk(words);
            Assert.That(result.Error, Does.Not.Contain("   at ").And.Not.Contain("internal error"), string.Join(' ', words));
        }

        Assert.That(Project.GuildOk("runs", "-A", "kept", "-s").Out.Split('\n'), Has.Length.EqualTo(4));
    }

    [Test]
    public void An_operation_whose_usual_end_is_to_be_stopped_completes_so()
    {
        Project.With("guild.yml", "serve: {exec: sleep 600, stoppable: yes}\n");
        using var guild = Project.Start("run", "serve", "-y");
        Eventually.Holds(() => Project.RunDirectories.Any(d => File.Exists(Path.Combine(d, ".guild", "LOCK"))), "the run is running");

        Project.GuildOk("stop", "-y");
        guild.WaitForExit();

        Assert.That(guild.ExitCode, Is.Zero);
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("  completed  "));
    }

    [Test]
    public void Git_is_the_program_that_the_user_configures()
    {
        Project.With("guild.yml", "work: {exec: echo hi}\n").With("guild-config.yml", "git: {executable: ./mygit}\n")
            .WithProgram("mygit", $"#!/bin/sh\necho \"$@\" >> '{Project.Folder}/calls'\nexec git \"$@\"\n");
        Tool.Run("git", ["init", "-q"], Project.Folder, Project.AllVariables);

        Project.GuildOk("run", "work", "-y");

        Assert.That(File.ReadAllText(Path.Combine(Project.Folder, "calls")), Does.Contain("ls-files"));
    }
}
