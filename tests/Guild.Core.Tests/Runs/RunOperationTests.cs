using Guild.Core.Runs;

namespace Guild.Core.Tests.Runs;

public sealed class RunOperationTests
{
    [TestCase("guildfile:/p/guild.yml x m1 train", "m1:train")]
    [TestCase("guildfile:/p/guild.yml x '' op", "op")]
    [TestCase("package:keras.mnist 0.1 mlp train", "keras.mnist/mlp:train")]
    [TestCase("script:/home/ada/proj '' '' t.py", "t.py")]
    [TestCase("func:'' '' '' fit", "fit()")]
    [TestCase("builtin:guildai 0.9.1 skopt gp", "skopt:gp")]
    [TestCase("marsian:x '' '' y", "?")]
    public void Operations_are_called_as_their_kind_asks(string opRef, string expected) =>
        Assert.That(RunOperation.Text(OpRefFormat.Parse(opRef)), Is.EqualTo(expected));

    [TestCase("/work/proj", null)]
    [TestCase("/work/proj/sub", "sub")]
    [TestCase("/work/other", "../other")]
    [TestCase("/work", "../")]
    [TestCase("/home/ada/x", "~/x")]
    [TestCase("/srv/x", "/srv/x")]
    [TestCase("/one/two/three/four/five/six/seven", "/one/two/…/five/six/seven")]
    [TestCase("/averyveryverylongdirectoryname/b", "…/b")]
    public void Projects_are_shown_as_seen_from_here(string project, string? expected) =>
        Assert.That(ProjectPathText.Of(project, "/work/proj", "/home/ada"), Is.EqualTo(expected));

    [TestCase("train", "train", true)]
    [TestCase("train|fit", "fit", true)]
    [TestCase("tr.*", "train", true)]
    [TestCase("rain", "train", false)]
    [TestCase("m:train", "train", true)]
    [TestCase("x:train", "train", false)]
    [TestCase("p/m:train", "train", false)]
    [TestCase("(", "train", false)]
    public void References_match_whole_names_as_regular_expressions(string reference, string operation, bool expected) =>
        Assert.That(OperationReference.Parse(reference)!.Matches(new OpRef("guildfile", "/p/guild.yml", "", "m", operation)), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("a/b")]
    [TestCase("m:")]
    public void Other_texts_are_no_references(string text) => Assert.That(OperationReference.Parse(text), Is.Null);

    [Test]
    public void A_dependency_takes_the_newest_marked_run_else_the_newest()
    {
        using var home = new TemporaryHome();
        home.ARun("old", started: 1, exitStatus: 0);
        home.ARun("new", started: 2, exitStatus: 0);
        home.ARun("failed", started: 3, exitStatus: 1);
        var finder = new RunFinder(home.Store);
        var train = OperationReference.ParseList("train");

        Assert.That(finder.Latest(train, RunFinder.DependencyStatuses)!.Id.Value, Is.EqualTo("new"));
        RunAttributes.Write(home.Store.Find(new RunId("old"))!.Directory, "marked", Abstractions.Value.True);
        Assert.That(finder.Latest(train, RunFinder.DependencyStatuses)!.Id.Value, Is.EqualTo("old"));
        Assert.That(finder.Latest(OperationReference.ParseList("nosuch")), Is.Null);
    }
}
