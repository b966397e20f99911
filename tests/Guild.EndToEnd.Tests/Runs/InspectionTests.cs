using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Runs;

/// <summary>Options of <c>guild run</c> that show things, and commands that open and watch runs.</summary>
public sealed class InspectionTests : ProjectTest
{
    [Test]
    public void Output_patterns_are_tested_on_a_file()
    {
        Project.With("guild.yml", """
                a: {exec: x, output-scalars: {loss: 'loss: (\S+)'}}
                b: {exec: x, output-scalars: ['(?P<x>\d)(y)?'], output-attrs: no}
                c: {exec: x}
                """).With("out.txt", "loss: 1 loss: 2  \nnone\n");

        Assert.That(
            Project.GuildOk("run", "a", "--test-output-scalars", "out.txt").Out,
            Is.EqualTo("loss: 1 loss: 2\n  'loss: (\\\\S+)': [('1',), ('2',)] (loss=2.0)\nnone\n  'loss: (\\\\S+)': <no matches>\n"));
        Assert.That(
            Project.GuildWithInput("1y\n", "run", "b", "--test-output-scalars", "-").Out,
            Is.EqualTo("1y\n  '(?P<x>\\\\d)(y)?': [('1', 'y')] (x=1.0)\n"));
        Assert.That(Project.GuildOk("run", "b", "--test-output-attrs", "-").Error, Is.EqualTo("Output attrs disabled, nothing to test\n"));
        Assert.That(Project.GuildOk("run", "c", "--test-output-scalars", "out.txt").Out.Split('\n'), Has.Length.EqualTo(7));
        Assert.That(Fails("run", "a", "--test-output-scalars", "gone").Error, Is.EqualTo("guild: gone does not exist\n"));
    }

    [Test]
    public void Flags_are_edited_before_the_run_starts()
    {
        Project.With("guild.yml", "work: {exec: 'echo ${n} ${s}', flags: {n: {default: 1, description: How many, choices: [1, 2]}, s: hi}}\n")
            .WithProgram("editor", "#!/bin/sh\ncat $1 > seen; sed -i 's/n: 1/n: 2/; s/s: hi/s: \"a: b\"/' $1\n")
            .WithVariable("VISUAL", "./editor");

        Assert.That(Project.GuildOk("run", "-e", "-y", "work").Out, Is.EqualTo("2 a: b\n"));
        Assert.That(
            File.ReadAllText(Path.Combine(Project.Folder, "seen")),
            Is.EqualTo("# Editing flags for work\n\nn: 1\n  # How many\n  # Choices: 1, 2\ns: hi\n"));
        Project.WithProgram("editor", "#!/bin/sh\necho '[unclosed' > $1\n");
        var result = Project.GuildWithInput("n\n", "run", "-e", "-y", "work");
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.StartWith("Error reading flags: ").And.Contain("Would you like to re-edit these flags? (Y/n) "));
    }

    [Test]
    public void The_flags_of_programs_are_reported_with_what_was_found_in_them()
    {
        Project.With("guild.yml", "fit: {main: fit}\ntool: {main: fit, flags-import: no}\nshell: {exec: x}\n").With("fit.py", "lr = 0.1\n");

        Assert.That(Project.GuildOk("run", "fit", "--test-flags").Error, Is.EqualTo("""
            ### Script flags for fit
            reading flags for main spec 'fit'
            fit.py does not import argparse - assuming globals
            fit.py flags imported for dest 'globals':
              lr:
                arg-split: null
                default: 0.1
                type: number
            ### Script flags for tool
            flags import disabled - skipping

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void A_running_run_is_watched_to_its_end()
    {
        Project.With("guild.yml", "work: {exec: sh work.sh}\n").With("work.sh", "echo one; while [ ! -e go ]; do sleep 0.05; done; echo two\n");
        using var guild = Project.Start("run", "work", "-y", "-q");
        Eventually.Holds(() => Project.RunDirectories.Any(d => File.Exists(Path.Combine(d, ".guild", "output"))), "the run prints");
        using var watching = Project.Start("watch");
        Assert.That(watching.StandardOutput.ReadLine(), Is.EqualTo("one"));

        File.WriteAllText(Path.Combine(Project.OnlyRun, "go"), "");

        Assert.That(watching.StandardOutput.ReadToEnd(), Is.EqualTo("two\n"));
        var id = Path.GetFileName(Project.OnlyRun);
        Assert.That(watching.StandardError.ReadToEnd(), Is.EqualTo($"Watching run {id}\nRun {id} stopped with a status of 'completed'\n"));
        guild.WaitForExit();
        Assert.That(Fails("watch").Error, Is.EqualTo("guild: nothing to watch\nYou can view the output of a specific run using 'guild watch RUN'.\n"));
        Assert.That(Fails("watch", "-p", "99999999").Error, Is.EqualTo("guild: cannot find run for pid 99999999\n"));
        Assert.That(Project.GuildOk("watch", "1").Out, Is.EqualTo("one\ntwo\n"));
    }

    [Test]
    public void Runs_and_their_files_are_opened_with_programs()
    {
        Project.With("guild.yml", "work: {exec: echo hi}\n");
        Project.GuildOk("run", "work", "-y", "-q");

        Assert.That(Project.GuildOk("open", "-c", "echo open").Out, Is.EqualTo($"open {Project.OnlyRun}/\n"));
        Assert.That(Project.GuildOk("open", "-O", "-c", "cat").Out, Is.EqualTo("hi\n"));
        Assert.That(Project.GuildOk("open", "--shell-cmd", "pwd").Out, Is.EqualTo(Project.OnlyRun + "\n"));
        Assert.That(Fails("open", "-p", "gone").Error, Is.EqualTo($"guild: {Project.OnlyRun}/gone does not exist\n"));
        Assert.That(Fails("open", "-p", "/x").Error, Is.EqualTo("guild: PATH must be relative\nTry 'guild open --help' for more information.\n"));
    }

    [Test]
    public void A_sample_project_runs_as_it_is()
    {
        Assert.That(Project.GuildOk("init", "--sample").Out, Is.EqualTo("Wrote guild.yml\nWrote train.py\nTry 'guild run' and then 'guild runs'\n"));

        Project.GuildOk("run", "-y");

        Assert.That(Project.GuildOk("compare", "-r").Out, Does.StartWith("run       steps  best\n"));
        Assert.That(Fails("init", "--sample").Error, Does.StartWith("guild: 'guild.yml' is there already\n fix: "));
    }

    [Test]
    public void A_directory_becomes_a_Guild_environment()
    {
        Project.With("guild.yml", "work: {exec: echo hi}\n").WithVariable("GUILD_HOME", null);

        Assert.That(Project.GuildOk("init").Out, Is.EqualTo($"Initializing Guild environment in {Project.Folder}\n"));
        Assert.That(Project.GuildOk("init").Out, Does.EndWith($"\nResource cache {Project.Folder}/.guild/cache/resources exists, skipping\n"));
        Project.GuildOk("run", "work", "-y", "-q");

        Assert.That(Directory.GetDirectories(Path.Combine(Project.Folder, ".guild", "runs")), Has.Length.EqualTo(1));
        Assert.That(File.Exists(Path.Combine(Project.Folder, ".guild", ".guild-nocopy")), Is.True);
    }

    [Test]
    public void A_mistyped_script_is_told_the_nearest()
    {
        Project.With("train.py", "");

        Assert.That(Fails("run", "train.pu").Error, Does.EndWith(" fix: did you mean 'train.py'?\n"));
        Assert.That(Fails("run", "trian.py").Error, Is.EqualTo("guild: script 'trian.py' does not exist\n fix: did you mean 'train.py'?\n"));
    }
}
