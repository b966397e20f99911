using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.GuildFiles;

/// <summary>The less trodden ways by which flags reach a program.</summary>
public sealed class FlagWayTests : ProjectTest
{
    [Test]
    public void Arguments_of_a_choice_reach_the_program_and_come_along_in_a_restart()
    {
        Project.With("guild.yml", """
            train:
              main: guild.pass --seed 1
              flags-dest: args
              flags:
                epochs: 10
                layers: {default: 1, arg-skip: yes}
                kind:
                  default: small
                  choices:
                    - {value: small, args: {layers: 2, x: 'e${epochs}', seed: 5, epochs: 3}}
                    - {value: big, args: {layers: 9}}
            """);

        Assert.That(Project.GuildOk("run", "train", "-y").Out, Is.EqualTo("--seed 1 --epochs 10 --kind small --layers 2 --x e10\n"));
        Assert.That(Project.GuildOk("run", "--restart", Path.GetFileName(Project.OnlyRun), "-y").Out, Is.EqualTo("--seed 1 --epochs 10 --kind small --layers 2 --x e10\n"));
        Assert.That(Project.GuildOk("run", "train", "kind=big", "-y").Out, Is.EqualTo("--seed 1 --epochs 10 --kind big --layers 9\n"));
    }

    [Test]
    public void The_name_of_a_resource_chooses_its_run_as_in_2018()
    {
        Project.With("guild.yml", """
            - model: m
              operations:
                train: {exec: touch model.bin}
                test: {exec: ls model.bin, requires: trained, label: 'of ${trained}'}
              resources:
                trained: {sources: [{operation: train}]}
            """);
        Project.GuildOk("run", "train", "-y");
        var older = Path.GetFileName(Project.OnlyRun);
        Project.GuildOk("run", "train", "-y");

        Project.GuildOk("run", "test", $"trained={older[..8]}", "-y");

        Assert.That(Project.GuildOk("runs", "info", "1").Out, Does.Contain($"operation:train: {older}").And.Contain("label: of " + older));
    }

    [Test]
    public void A_label_with_an_unknown_filter_is_told_of()
    {
        Project.With("guild.yml", "go: {exec: 'true', flags: {a: 1}, label: '${a|foo}'}\n");

        Assert.That(Project.GuildOk("run", "go", "-y").Error, Does.StartWith("WARNING: unsupported template transform: 'foo'\n"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("#error#"));
    }

    [Test]
    public void A_TOML_file_gets_the_values()
    {
        Project.With("c.toml", "# Settings\nlr = 0.1\nlayers = [1, 2]\n\n[data]\nname = \"mnist\"\n")
            .With("guild.yml", "train: {exec: cat c.toml, flags-dest: 'config:c.toml', flags-import: all}\n");

        Assert.That(Project.GuildOk("run", "train", "lr=0.5", "layers=3 x", "-y").Out, Is.EqualTo("layers = [3, \"x\"]\nlr = 0.5\n\n[data]\nname = \"mnist\"\n"));
    }

    [Test]
    public void An_annotated_variable_is_set_where_the_Guild_file_names_it()
    {
        Project.With("train.py", "n: int = 5\nm: float = 1.5\nprint(n, m)\n")
            .With("guild.yml", "named: {main: train, flags: {n: }}\nlisted: {main: train, flags-import: [m]}\nall: {main: train, flags-import: all}\n");

        Assert.That(Project.GuildOk("run", "named", "n=7", "-y").Out, Is.EqualTo("7 1.5\n"));
        Assert.That(Project.GuildOk("run", "listed", "-y", "--print-cmd").Out, Does.EndWith("-- --m 1.5\n"));
        Assert.That(Project.GuildOk("run", "all", "-y", "--print-cmd").Out, Does.EndWith("train --\n"), "as in the original, 'all' means plain variables");
        Assert.That(Project.Guild("run", "named", "n=x", "-y").Error, Does.StartWith("guild: invalid value x for n: invalid value for type 'int'"));
    }
}
