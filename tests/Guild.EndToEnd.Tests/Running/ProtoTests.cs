using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Running;

/// <summary><c>--proto</c>: a new run made from an old one.</summary>
public sealed class ProtoTests : ProjectTest
{
    [SetUp]
    public void SetUp()
    {
        Project.With("guild.yml", """
            train: {main: train, flags-import: no, flags-dest: args, flags: {lr: 0.1, n: 1}}
            other: {main: other, flags-import: no, flags-dest: args, flags: {n: 5}}
            """)
            .With("train.py", "import sys\nprint('old', sys.argv[1:])\n").With("other.py", "import sys\nprint('other', sys.argv[1:])\n");
        Project.GuildOk("run", "train", "lr=0.5", "-l", "lab ${n}", "--random-seed", "42", "-y");
        Project.With("train.py", "import sys\nprint('new', sys.argv[1:])\n");
    }

    [Test]
    public void It_has_the_flags_and_the_source_code_of_the_old_run()
    {
        var old = Project.OnlyRun;

        var result = Project.GuildOk("run", "--proto", Path.GetFileName(old), "n=2", "-y");

        Assert.That(result.Out, Is.EqualTo("old ['--lr', '0.5', '--n', '2']\n"));
        var run = Project.RunDirectories.Single(r => r != old);
        Assert.That(Project.AttributeOf(run, "flags"), Is.EqualTo("lr: 0.5\n'n': 2"));
        Assert.That(Project.AttributeOf(run, "user_flags"), Is.EqualTo("'n': 2"));
        Assert.That(Project.AttributeOf(run, "label"), Is.EqualTo("lab 2"));
        Assert.That(Project.AttributeOf(run, "random_seed"), Is.EqualTo("42"));
        Assert.That(Project.AttributeOf(run, "sourcecode_digest"), Is.EqualTo(Project.AttributeOf(old, "sourcecode_digest")));
        Assert.That(File.ReadAllText(Path.Combine(run, ".guild", "manifest")), Is.EqualTo(File.ReadAllText(Path.Combine(old, ".guild", "manifest"))));
        Assert.That(File.ReadAllText(Path.Combine(run, ".guild", "opref")), Is.EqualTo(File.ReadAllText(Path.Combine(old, ".guild", "opref"))));
    }

    [Test]
    public void It_takes_the_projects_source_code_when_that_is_forced() =>
        Assert.That(Project.GuildOk("run", "--proto", "1", "--force-sourcecode", "-y").Out, Is.EqualTo("new ['--lr', '0.5', '--n', '1']\n"));

    [Test]
    public void Without_flags_the_project_is_not_needed()
    {
        File.Delete(Path.Combine(Project.Folder, "guild.yml"));

        Assert.That(Project.GuildOk("run", "--proto", "1", "-y").Out, Is.EqualTo("old ['--lr', '0.5', '--n', '1']\n"));
    }

    [Test]
    public void Another_operation_may_be_given_which_keeps_the_flags()
    {
        var old = Project.OnlyRun;

        var result = Project.GuildOk("run", "other", "--proto", "1", "-y");

        Assert.That(result.Out, Is.EqualTo("other ['--n', '1']\n"));
        var run = Project.RunDirectories.Single(r => r != old);
        Assert.That(Project.AttributeOf(run, "flags"), Is.EqualTo("lr: 0.5\n'n': 1"));
        Assert.That(Project.AttributeOf(run, "label"), Is.EqualTo("lab 1"));
    }
}
