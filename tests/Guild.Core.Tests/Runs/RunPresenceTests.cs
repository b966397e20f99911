using Guild.Core.Runs;

namespace Guild.Core.Tests.Runs;

/// <summary>Runs that another guild moves while they are read.</summary>
[Platform("Linux")]
public sealed class RunPresenceTests
{
    [Test]
    public void What_was_not_found_while_the_run_was_elsewhere_is_looked_for_again()
    {
        using var home = new TemporaryHome();
        var directory = home.ARun("a", "train", started: 1, exitStatus: 0);
        var looks = 0;
        var run = new Run(directory, "", _ =>
        {
            if (++looks > 1)
                return new RunState(RunStatus.Completed);
            Directory.Move(directory.Path, directory.Path + "-away");
            Directory.Move(directory.Path + "-away", directory.Path);
            return new RunState(RunStatus.Error);
        });

        Assert.That(run.Status, Is.EqualTo(RunStatus.Completed));
        Assert.That(run.IsGone, Is.False);
    }

    [Test]
    public void A_run_that_was_taken_away_is_gone()
    {
        using var home = new TemporaryHome();
        var directory = home.ARun("a", "train", started: 1, exitStatus: 0);
        var run = home.Store.Open(directory)!;
        Assert.That(run.Started, Is.EqualTo(1));

        Directory.Move(directory.Path, directory.Path + "-away");

        Assert.That(run["label"], Is.Null);
        Assert.That(run.IsGone, Is.True);
    }

    [Test]
    public void A_run_that_stays_and_lacks_something_is_not_gone()
    {
        using var home = new TemporaryHome();
        var run = home.Store.Open(home.ARun("a", "train", started: 1, exitStatus: null))!;

        Assert.That(run["label"], Is.Null);
        Assert.That(run.Status, Is.EqualTo(RunStatus.Error));
        Assert.That(run.IsGone, Is.False);
    }
}
