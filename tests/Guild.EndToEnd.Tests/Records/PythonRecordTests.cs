using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Records;

/// <summary>What the record of a Python program has besides, or otherwise, than that of any program.</summary>
public sealed class PythonRecordTests : ProjectTest
{
    [Test]
    public void The_command_is_recorded_as_started_and_as_the_original_would_start_it_again()
    {
        Project.With("guild.yml", "train: {main: pkg/train --base 1, flags-import: no, flags-dest: args, flags: {lr: 0.1, s: {default: off, arg-switch: yes}}}\n")
            .With("pkg/train.py", "print('hi')\n");

        Project.GuildOk("run", "train", "lr=1e-5", "-y");

        Assert.That(Project.Attribute("cmd").Split('\n')[1..], Is.EqualTo(new[]
        {
            "- -u", $"- {Project.OnlyRun}/pkg/train.py", "- --base", "- '1'", "- --lr", "- 1e-05",
        }).Or.EqualTo(new[] { "- -u", $"- {Project.OnlyRun}/pkg/train.py", "- --base", "- '1'", "- --lr", "- '1e-05'" }));
        Assert.That(Project.Attribute("op"), Does.Contain("""
              cmd-args:
              - ${python_exe}
              - -um
              - guild.op_main
              - pkg/train
              - --base
              - '1'
              - --
              - __flag_args__
            """));
        Assert.That(Project.Attribute("op"), Does.Contain("    lr: {}\n    s:\n      arg-switch: true\n  flags-dest: args\n"));
        Assert.That(Project.Attribute("flags"), Is.EqualTo("lr: 1.0e-05\ns: false"));
        Assert.That(Project.Attribute("plugins"), Is.EqualTo("- python"));
    }

    [Test]
    public void The_installed_packages_are_recorded_unless_switched_off()
    {
        Project.With("guild.yml", "with: {main: m, flags-import: no}\nwithout: {main: m, flags-import: no, pip-freeze: no}\n").With("m.py", "");

        Project.GuildOk("run", "with", "-y");
        Assert.That(File.Exists(Path.Combine(Project.OnlyRun, ".guild", "attrs", "pip_freeze")));
        Project.GuildOk("run", "without", "-y", "--run-id", "quick");

        Assert.That(File.Exists(Path.Combine(Project.Home, "runs", "quick", ".guild", "attrs", "pip_freeze")), Is.False);
    }

    [Test]
    public void A_script_is_known_by_its_folder_and_name()
    {
        Project.With("sub/train.py", "lr = 0.1\n");

        Project.GuildOk("run", "sub/train.py", "-y");

        Assert.That(File.ReadAllText(Path.Combine(Project.OnlyRun, ".guild", "opref")), Is.EqualTo($"script:{Project.Folder}/sub '' '' train.py"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("]  train.py (sub)  "));
    }

    [Test]
    public void Scalars_that_the_program_prints_are_recorded()
    {
        Project.With("train.py", "for i in range(3):\n    print('step:', i)\n    print('loss:', 1 / (i + 1))\n");

        Project.GuildOk("run", "train.py", "-y");

        Assert.That(Directory.GetFiles(Path.Combine(Project.OnlyRun, ".guild"), "events.out.tfevents.*"), Is.Not.Empty);
        Assert.That(Project.GuildOk("runs", "info").Out, Does.Contain("  loss: 0.333333 (step 2)\n"));
    }
}
