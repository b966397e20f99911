using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Python;

/// <summary>Flags are read from a program once; an unchanged one costs no process.</summary>
public sealed class DiscoveredFlagsTests : ProjectTest
{
    private const string Dynamic = """
        import argparse, json
        try:
            from extra import NAMES
        except ImportError:
            NAMES = json.loads('["lr"]')
        p = argparse.ArgumentParser()
        for name in NAMES:
            p.add_argument("--" + name, type=float, default=0.5)
        p.parse_args()
        """;

    private string Log => Path.Combine(Project.Folder, "..", "pythons");

    [SetUp]
    public void CountPythons()
    {
        Project.WithProgram("../python", "#!/bin/sh\necho \"$@\" >> " + Path.GetFullPath(Log) + "\nexec /usr/bin/python3 \"$@\"\n")
            .WithVariable("GUILD_PYTHON_EXE", Path.GetFullPath(Path.Combine(Project.Folder, "..", "python")));
    }

    [Test]
    public void A_parser_that_only_runs_tells_is_asked_once()
    {
        Project.With("train.py", Dynamic);

        var first = Project.GuildOk("run", "train.py", "--help-op");
        var count = Pythons();
        var second = Project.GuildOk("run", "train.py", "--help-op");

        Assert.That(first.Out, Does.Contain("lr").And.Contain("(default is 0.5)"));
        Assert.That(first.Error, Is.EqualTo("Refreshing flags...\n"));
        Assert.That(second.Out, Is.EqualTo(first.Out));
        Assert.That(second.Error, Is.Empty);
        Assert.That(Pythons(), Is.EqualTo(count), "an unchanged program costs no process");
    }

    [Test]
    public void A_module_that_appears_is_noticed()
    {
        Project.With("train.py", Dynamic).GuildOk("run", "train.py", "--help-op");

        Project.With("extra.py", "NAMES = ['seed']\n");

        Assert.That(Project.GuildOk("run", "train.py", "--help-op").Out, Does.Contain("seed").And.Not.Contain("lr"));
    }

    [Test]
    public void Another_module_path_is_noticed()
    {
        Project.With("train.py", Dynamic).With("../lib/extra.py", "NAMES = ['seed']\n").GuildOk("run", "train.py", "--help-op");

        Project.WithVariable("PYTHONPATH", Path.GetFullPath(Path.Combine(Project.Folder, "..", "lib")));

        Assert.That(Project.GuildOk("run", "train.py", "--help-op").Out, Does.Contain("seed").And.Not.Contain("lr"));
    }

    [Test]
    public void What_was_found_without_running_is_not_kept_for_when_that_is_allowed()
    {
        Project.With("train.py", Dynamic).WithVariable("GUILD_PLUGIN_PYTHON__RUN_PARSERS", "no").GuildOk("run", "train.py", "--help-op");

        Project.WithVariable("GUILD_PLUGIN_PYTHON__RUN_PARSERS", null);

        Assert.That(Project.GuildOk("run", "train.py", "--help-op").Out, Does.Contain("lr"));
    }

    [Test]
    public void Running_programs_for_their_flags_can_be_switched_off()
    {
        Project.With("train.py", Dynamic).WithVariable("GUILD_PLUGIN_PYTHON__RUN_PARSERS", "no");

        Assert.That(Project.GuildOk("run", "train.py", "--help-op").Out, Does.Not.Contain("default is"));
        Assert.That(File.ReadAllText(Log), Does.Not.Contain("run.py"));
    }

    private int Pythons() => File.ReadAllLines(Log).Length;
}
