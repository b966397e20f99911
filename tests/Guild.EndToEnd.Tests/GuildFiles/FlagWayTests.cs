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
    public void Help_tells_why_flags_of_a_program_are_missing_and_tells_it_once()
    {
        Project.With("c.txt", "").With("guild.yml", """
            a: {main: nomod, flags: {x: 1}}
            b: {main: nomod}
            c: {exec: cat c.txt, flags-dest: 'config:c.txt', flags-import: all}
            d: {exec: ls, requires: {operation: a, name: from}, flags: {from: {type: int}}}
            """);

        var page = Project.GuildOk("run", "a", "--help-op");

        Assert.That(page.Error, Is.EqualTo("WARNING: cannot import flags from nomod: No module named nomod\n"));
        Assert.That(page.Out, Does.Contain("x  (default is 1)"));
        Assert.That(Project.GuildOk("run", "c", "--help-op").Error, Is.EqualTo("WARNING: config type for c.txt not supported\n"));
        Assert.That(Project.GuildOk("run", "d", "--help-op").Error, Is.EqualTo(
            "WARNING: flag 'from' for operation d is configured with type 'int'"
            + " - this value cannot be used because it conflicts with the dependency 'from' - ignoring configured value\n"));
        Assert.That(Project.GuildOk("operations", "-v").Error.Split("nomod: No").Length - 1, Is.EqualTo(1));
        Assert.That(Project.GuildOk("operations").Error, Is.Empty, "a list needs no flags");
    }

    [Test]
    public void A_reference_to_nothing_is_told_with_its_place()
    {
        Project.With("guild.yml", "go:\n  exec: echo ${nope}\nset: {exec: echo, env: {A: '${nope}'}}\n");

        Assert.That(Project.Guild("run", "go", "-y").Error, Does.StartWith("""
            guild: invalid setting for operation: command contains invalid reference 'nope'
             --> guild.yml:2:9
            """.ReplaceLineEndings("\n")));
        Assert.That(Project.Guild("run", "set", "-y").Error, Does.Contain(" --> guild.yml:3:1\n"));
    }

    [Test]
    public void What_only_runs_need_stops_runs_and_no_list()
    {
        Project.With("guild.yml", "bad: {exec: ls, env: [A=1], compare: [{a: 1}]}\ngood: {exec: 'true'}\n");

        Assert.That(Project.GuildOk("operations").Out, Does.Contain("bad").And.Contain("good"));
        Project.GuildOk("run", "good", "-y");
        var refused = Project.Guild("run", "bad", "-y");

        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Error, Does.StartWith("guild: invalid definition for operation 'bad': invalid compare value [{'a': 1}]: expected a string or list\n --> guild.yml:1:"));
        Assert.That(refused.Error, Does.Contain("invalid env value ['A=1']: expected a mapping"));
    }

    [Test]
    public void A_flag_of_several_words_can_repeat_its_option()
    {
        Project.With("guild.yml", "go: {exec: 'echo ${flag_args}', flags: {x: {default: 'a \"b c\"', arg-split: yes, arg-repeat: yes}, y: {default: , arg-split: yes, arg-repeat: yes}}}\n");

        Assert.That(Project.GuildOk("run", "go", "-y").Out, Is.EqualTo("--x a --x b c\n"));
        Assert.That(Project.GuildOk("run", "--restart", Path.GetFileName(Project.OnlyRun), "-y").Out, Is.EqualTo("--x a --x b c\n"));
        Assert.That(Project.GuildOk("run", "go", "x=1", "y=2 3", "-y").Out, Is.EqualTo("--x 1 --y 2 --y 3\n"));
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
