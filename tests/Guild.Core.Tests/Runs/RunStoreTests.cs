using Guild.Abstractions;
using Guild.Core.Runs;

namespace Guild.Core.Tests.Runs;

public sealed class RunStoreTests
{
    [Test]
    public void Runs_are_listed_newest_first_by_start_else_by_initialisation()
    {
        using var home = new TemporaryHome();
        home.ARun("old", started: 1);
        home.ARun("new", started: 3);
        RunAttributes.Write(home.ARun("never-started"), "initialized", Value.Of(2));

        Assert.That(home.Store.List().Select(r => r.Id.Value), Is.EqualTo(new[] { "new", "never-started", "old" }));
    }

    [Test]
    public void What_is_not_a_run_is_passed_over()
    {
        using var home = new TemporaryHome();
        home.ARun("run", started: 1);
        Directory.CreateDirectory(Path.Combine(home.Path, "runs", "junk", ".guild"));
        File.WriteAllText(Path.Combine(home.Path, "runs", "file"), "");

        Assert.That(home.Store.List(), Has.One.Items);
    }

    [Test]
    public void A_home_that_does_not_exist_has_no_runs()
    {
        using var home = new TemporaryHome();

        Assert.That(new RunStore(home.Environment with { Home = "/nowhere" }, home.Processes).List(), Is.Empty);
    }

    [Test]
    public void A_run_whose_opref_is_unreadable_is_listed_as_damaged()
    {
        using var home = new TemporaryHome();
        File.WriteAllText(home.ARun("a", started: 1).OpRef, "no opref at all");

        var run = home.Store.List().Single();

        Assert.That(run.OpRef, Is.Null);
        Assert.That(RunOperation.Text(run), Is.EqualTo("?"));
        Assert.That(run.Damage, Does.StartWith("invalid opref for run 'a' ("));
    }

    [Test]
    public void The_opref_of_2018_is_found_among_the_attributes()
    {
        using var home = new TemporaryHome();
        var directory = new RunDirectory(Path.Combine(home.Path, "runs", "a"));
        Directory.CreateDirectory(directory.Attributes);
        File.WriteAllText(directory.OldOpRef, "script:/p '' '' t.py");

        Assert.That(home.Store.List().Single().OpRef!.OperationName, Is.EqualTo("t.py"));
    }

    [TestCase("..")]
    [TestCase(".")]
    [TestCase("")]
    [TestCase("../runs/a")]
    public void Ids_that_are_paths_find_nothing(string id)
    {
        using var home = new TemporaryHome();
        home.ARun("a");

        Assert.That(home.Store.Find(new RunId(id)), Is.Null);
    }
}
