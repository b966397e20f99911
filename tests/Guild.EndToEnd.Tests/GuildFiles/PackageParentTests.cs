using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.GuildFiles;

/// <summary>Models that extend those of a package on the Python path.</summary>
public sealed class PackageParentTests : ProjectTest
{
    [Test]
    public void Files_and_modules_of_the_package_are_found_where_it_lies()
    {
        Project.With("lib/pkg/guild.yml", """
                - config: base
                  operations:
                    show: {exec: cat f.txt, requires: {file: f.txt}}
                    train: {main: trainer, flags-import: all}
                    own: {exec: cat g.txt, requires: {file: g.txt}}
                """)
            .With("lib/pkg/f.txt", "of the package\n")
            .With("lib/pkg/g.txt", "of the package\n")
            .With("g.txt", "of the project\n")
            .With("lib/pkg/trainer.py", "epochs = 3\nprint('epochs', epochs)\n")
            .With("guild.yml", "- model: m\n  extends: pkg/base\n")
            .WithVariable("PYTHONPATH", Path.Combine(Project.Folder, "lib"));

        Assert.That(Project.GuildOk("run", "m:show", "-y").Out, Is.EqualTo("of the package\n"));
        Assert.That(Project.GuildOk("run", "m:own", "-y").Out, Is.EqualTo("of the project\n"));
        Assert.That(Project.GuildOk("run", "m:train", "--help-op").Out, Does.Contain("epochs  (default is 3)"));
        var others = Project.RunDirectories;
        Assert.That(Project.GuildOk("run", "m:train", "epochs=5", "-y").Out, Is.EqualTo("epochs 5\n"));
        var run = Path.GetFileName(Project.RunDirectories.Except(others).Single());
        Assert.That(Project.GuildOk("run", "--restart", run, "-y").Out, Is.EqualTo("epochs 5\n"));
    }
}
