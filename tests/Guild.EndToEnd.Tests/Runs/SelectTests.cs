using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Runs;

/// <summary><c>guild select</c>, as scripts use it.</summary>
public sealed class SelectTests : ProjectTest
{
    [Test]
    public void The_best_run_is_found_by_what_it_printed()
    {
        Project.With("guild.yml", "train: {exec: 'echo \"loss: ${x}\"', flags: {x: 0.1}}\n");
        foreach (var loss in new[] { "10", "2", "30" })
            Project.GuildOk("run", "train", "-y", "x=" + loss);
        var byAge = Project.GuildOk("select", "-A").Out.Split('\n');

        Assert.That(Project.GuildOk("select").Out, Is.EqualTo(byAge[0] + "\n"));
        Assert.That(Project.GuildOk("select", "-min", "loss").Out, Is.EqualTo(byAge[1] + "\n"));
        Assert.That(Project.GuildOk("select", "--max", "=x", "-s").Out, Is.EqualTo(byAge[0][..8] + "\n"));
        Assert.That(Project.GuildOk("select", "--dir", "3").Out, Is.EqualTo(Path.Combine(Project.Home, "runs", byAge[2]) + "\n"));
        Assert.That(Project.GuildOk("select", "-a", "flags", byAge[2]).Out, Is.EqualTo("x: 10\n"));
        Assert.That(Fails("select", "-min", "lr decay").Error, Does.StartWith("guild: invalid col spec 'lr decay': unexpected token 'decay', line 1, pos 10\n"));
    }
}
