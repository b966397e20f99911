using Guild.Core.Scalars;
using Guild.Core.Tests.Runs;

namespace Guild.Core.Tests.Scalars;

public sealed class RunScalarsTests
{
    private static readonly DateTimeOffset Time = DateTimeOffset.UnixEpoch;

    [Test]
    public void Summaries_tell_first_last_least_and_greatest_with_their_steps()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a");
        Write(Path.Combine(run.Meta, "events.out.tfevents.1.h.1.0"), ("x", 3, 1), ("x", 1, 2), ("x", 5, 0), ("x", 1, 2));

        var x = RunScalars.Read(run).Summaries.Single();

        Assert.That(x.Key, Is.EqualTo("x"));
        Assert.That(x.First, Is.EqualTo(new ScalarPoint(5, 0)));
        Assert.That(x.Last, Is.EqualTo(new ScalarPoint(1, 2)));
        Assert.That(x.Min, Is.EqualTo(new ScalarPoint(1, 2)));
        Assert.That(x.Max, Is.EqualTo(new ScalarPoint(5, 0)));
        Assert.That((x.Total, x.Count, x.Average), Is.EqualTo((10.0, 4, 2.5)));
    }

    [Test]
    public void Linked_runs_are_entered_and_other_linked_directories_are_not()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a");
        var trial = home.ARun("b");
        Write(Path.Combine(trial.Meta, "events.out.tfevents.1.h.1.0"), ("loss", 1, 0));
        Directory.CreateDirectory(Path.Combine(home.Path, "data"));
        Write(Path.Combine(home.Path, "data", "x.tfevents.1"), ("other", 1, 0));
        File.CreateSymbolicLink(Path.Combine(run.Path, "b"), "../b");
        File.CreateSymbolicLink(Path.Combine(run.Path, "data"), "../../data");
        File.CreateSymbolicLink(Path.Combine(trial.Path, "parent"), "../a");

        var scalars = RunScalars.Read(run);

        Assert.That(scalars.Summaries[0].Key, Is.EqualTo("b/.guild#loss"));
        Assert.That(scalars.Summaries.Select(s => s.Tag), Has.All.EqualTo("loss"));
        Assert.That(scalars.Find("b#loss"), Is.Not.Null);
        Assert.That(scalars.Find("c#loss"), Is.Null);
    }

    [Test]
    public void A_recorder_makes_its_files_with_their_first_event()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a");
        var patterns = new OutputScalars(OutputPatterns.ForScalars(null, null!), OutputPatterns.ForAttributes(null, null!), []);
        using (var recorder = new OutputScalarRecorder(run, patterns, "box", 42))
        {
            recorder.OnLine("nothing here\n"u8, Time);
            Assert.That(Directory.GetFiles(run.Meta, "events*"), Is.Empty);

            recorder.OnLine("loss: 0.5\n"u8, Time.AddSeconds(7));
            recorder.OnLine("best: epoch7"u8, Time.AddSeconds(9));
        }

        Assert.That(
            Directory.GetFiles(run.Meta, "events*").Select(Path.GetFileName),
            Is.EquivalentTo(new[] { "events.out.tfevents.0000000007.box.42.0", "events.out.tfevents.0000000007.box.42.0.attrs" }));
        Assert.That(RunScalars.Read(run).Summaries.Single().Last.Value, Is.EqualTo(0.5));
        Assert.That(RunScalars.Read(run).Texts.Single(), Is.EqualTo(KeyValuePair.Create("best", "epoch7")));
    }

    private static void Write(string path, params (string Tag, double Value, long Step)[] events)
    {
        using var writer = new EventFileWriter(path);
        foreach (var (tag, value, step) in events)
            writer.AddScalar(tag, value, step, Time);
    }
}
