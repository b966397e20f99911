using System.Diagnostics;
using Guild.Abstractions;
using Guild.Core.Runs;
using Guild.Core.Runs.Filters;
using Guild.Core.Runs.Index;

namespace Guild.Core.Tests.Runs.Index;

/// <summary>Run directories change behind the index' back. The clock is ahead, so that nothing is read again only because it is recent.</summary>
[Platform("Linux")]
public sealed class FreshnessTests
{
    [Test]
    public void A_label_that_is_written_over_in_place_is_shown()
    {
        using var home = new IndexedHome();
        var run = home.ARun("a", 1, "old");
        home.ARun("b", 2);
        Assert.That(home.Listed(), Is.EqualTo(new[] { "b", "a old" }));

        WriteInPlace(run, "label", "new");

        Assert.That(home.Listed(), Is.EqualTo(new[] { "b", "a new" }));
    }

    [Test]
    public void Event_files_that_came_after_the_end_are_seen_when_all_is_looked_at([Values("logs", "logs/deep", ".")] string below)
    {
        using var home = new IndexedHome();
        var run = home.ARun("a", 1);
        Directory.CreateDirectory(Path.Combine(run.Path, "logs"));
        Assert.That(home.Listed(IndexedHome.Expression("acc > 0")), Is.Empty);

        IndexedHome.AddScalar(run, "acc", 0.75f, below);

        Assert.That(home.Listed(IndexedHome.Expression("acc > 0"), all: true), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void Half_a_surrogate_pair_stays_what_it_is()
    {
        using var home = new IndexedHome();
        var run = home.ARun("a", 1);
        WriteInPlace(run, "label", "\"\\uD83D x\"");

        Assert.That(home.Listed(), Is.EqualTo(new[] { "a \uD83D x" }));
        Assert.That(home.Listed(), Is.EqualTo(new[] { "a \uD83D x" }));
    }

    [Test]
    public void A_filter_on_labels_sees_one_that_is_written_over_in_place_with_its_old_time([Values] bool inExpression)
    {
        using var home = new IndexedHome();
        var run = home.ARun("a", 1, "old");
        home.ARun("b", 2, "other");
        home.Listed();
        var before = File.GetLastWriteTimeUtc(run.Attribute("label"));

        WriteInPlace(run, "label", "new");
        File.SetLastWriteTimeUtc(run.Attribute("label"), before);

        var filter = inExpression ? IndexedHome.Expression("label contains new") : new RunFilter { Labels = ["new"] };
        Assert.That(home.Page(1, filter), Is.EqualTo(new[] { "a new" }));
    }

    [Test]
    public void Who_asks_for_few_attributes_only_is_told_the_truth_about_these()
    {
        using var home = new IndexedHome();
        var run = home.ARun("a", 1, "old");
        home.ARun("b", 2);
        home.Listed();

        WriteInPlace(run, "label", "new");
        using var index = new RunIndex(home.Environment, home.Time, home, progress: null);
        var runs = new RunStore(home.Environment, home.Processes) { Index = index }.Select(new RunFilter(), TimeZoneInfo.Utc, default);

        Assert.That(runs.With(new AttributeNames("label")).Select(r => r.Label), Is.EqualTo(new[] { "", "new" }));
    }

    [Test]
    public void Who_has_been_shown_runs_goes_on_with_these_whatever_comes_meanwhile()
    {
        using var home = new IndexedHome();
        var run = home.ARun("a", 1, "old");
        home.ARun("b", 2);
        home.Listed();
        using var index = new RunIndex(home.Environment, home.Time, home, progress: null);
        var runs = new RunStore(home.Environment, home.Processes) { Index = index }.Select(new RunFilter(), TimeZoneInfo.Utc, default);
        Assert.That(runs.With(AttributeNames.None).Select(r => r.Id.Value), Is.EqualTo(new[] { "b", "a" }));

        home.ARun("c", 3);
        home.Listed();
        WriteInPlace(run, "label", "new");

        Assert.That(runs.Select(r => $"{r.Id.Value} {r.Label}".Trim()), Is.EqualTo(new[] { "b", "a new" }));
    }

    [Test]
    public void Tags_comments_and_marks_are_seen_when_they_come_change_and_go()
    {
        using var home = new IndexedHome();
        var run = home.ARun("a", 1);
        home.ARun("b", 2);
        home.Listed();

        WriteInPlace(run, "tags", "- x");
        WriteInPlace(run, "marked", "true");
        WriteInPlace(run, "comments", "- {body: odd, user: u, host: h, time: 1}");
        Assert.That(home.Page(9, new RunFilter { Tags = ["x"] }), Is.EqualTo(new[] { "a" }));
        Assert.That(home.Page(9, new RunFilter { IsMarked = true }), Is.EqualTo(new[] { "a" }));
        Assert.That(home.Page(9, new RunFilter { Comments = ["odd"] }), Is.EqualTo(new[] { "a" }));

        WriteInPlace(run, "tags", "- y");
        WriteInPlace(run, "comments", "- {body: fine, user: u, host: h, time: 1}");
        File.Delete(run.Attribute("marked"));
        Assert.That(home.Page(9, new RunFilter { Tags = ["x"] }), Is.Empty);
        Assert.That(home.Page(9, new RunFilter { Comments = ["fine"] }), Is.EqualTo(new[] { "a" }));
        Assert.That(home.Page(9, new RunFilter { IsMarked = false }), Is.EqualTo(new[] { "b", "a" }));
    }

    [Test]
    public void A_run_that_is_removed_is_gone_and_its_number_is_not_shown_for_another()
    {
        using var home = new IndexedHome();
        var run = home.ARun("a", 1, "a's");
        home.ARun("b", 2, "b's");
        home.Listed();

        Directory.Delete(run.Path, recursive: true);
        Assert.That(home.Listed(), Is.EqualTo(new[] { "b b's" }));

        home.ARun("c", 3, "c's");
        Assert.That(home.Listed(), Is.EqualTo(new[] { "c c's", "b b's" }));
        Assert.That(home.Page(9, IndexedHome.Expression("lr = 0.1")), Is.Empty);
    }

    [Test]
    public void A_run_that_is_replaced_by_another_of_the_same_name_and_times_is_read_again()
    {
        using var home = new IndexedHome();
        var run = home.ARun("a", 1, "first");
        home.ARun("b", 2);
        home.Listed();
        Execute("cp", "-a", run.Path, home.Path + "/copy");

        WriteInPlace(new RunDirectory(home.Path + "/copy"), "label", "second");
        WriteInPlace(new RunDirectory(home.Path + "/copy"), "started", "3");
        Directory.Delete(run.Path, recursive: true);
        Directory.Move(home.Path + "/copy", run.Path);

        Assert.That(home.Listed(), Is.EqualTo(new[] { "a second", "b" }));
    }

    [Test]
    public void Runs_that_are_copied_in_with_their_old_times_are_listed()
    {
        using var home = new IndexedHome();
        home.ARun("a", 1);
        using var other = new IndexedHome();
        other.ARun("b", 2, "from elsewhere");
        home.Listed();

        Execute("cp", "-a", other.Path + "/runs/b", home.Path + "/runs/");

        Assert.That(home.Listed(), Is.EqualTo(new[] { "b from elsewhere", "a" }));
    }

    [Test]
    public void What_rsync_brings_with_old_times_is_shown()
    {
        if (!File.Exists("/usr/bin/rsync"))
            Assert.Ignore("rsync isn't installed");
        using var home = new IndexedHome();
        home.ARun("a", 1, "here");
        home.Listed();
        using var other = new IndexedHome();
        var there = other.ARun("a", 1, "there");
        other.ARun("b", 2);
        // Long ago, and in the same order.
        foreach (var file in Directory.GetFiles(there.Attributes))
            File.SetLastWriteTimeUtc(file, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Execute("/usr/bin/rsync", "-a", other.Path + "/runs/", home.Path + "/runs/");
        Assert.That(home.Listed(), Is.EqualTo(new[] { "b", "a there" }));

        Execute("/usr/bin/rsync", "-a", "--inplace", "--delete", other.Path + "/runs/b/", home.Path + "/runs/a/");
        Assert.That(home.Listed(), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void The_status_of_unfinished_runs_is_always_looked_up()
    {
        using var home = new IndexedHome();
        var run = home.ARun("a", 1, exitStatus: null);
        File.WriteAllText(run.Lock, "4711");
        home.Processes.Start(4711);
        home.ARun("b", 2);
        var running = new RunFilter { Statuses = [RunStatus.Running] };
        Assert.That(home.Page(9, running), Is.EqualTo(new[] { "a" }));

        home.Processes.Live.Clear();
        Assert.That(home.Page(9, running), Is.Empty);
        Assert.That(home.Page(9, new RunFilter { Statuses = [RunStatus.Error] }), Is.EqualTo(new[] { "a" }));

        RunAttributes.Write(run, "exit_status", Value.Of(0));
        File.Delete(run.Lock);
        Assert.That(home.Page(9, new RunFilter { Statuses = [RunStatus.Completed] }), Is.EqualTo(new[] { "b", "a" }));
    }

    [Test]
    public void A_finished_run_that_is_restarted_is_seen_running()
    {
        using var home = new IndexedHome();
        var run = home.ARun("a", 1);
        home.ARun("b", 2);
        home.Listed();

        File.WriteAllText(run.Pending, "");

        Assert.That(home.Page(9, new RunFilter { Statuses = [RunStatus.Pending] }), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void A_directory_becomes_a_run_when_its_opref_comes()
    {
        using var home = new IndexedHome();
        home.ARun("a", 1);
        var late = new RunDirectory(home.Path + "/runs/late");
        Directory.CreateDirectory(late.Attributes);
        Assert.That(home.Listed(), Is.EqualTo(new[] { "a" }));

        File.WriteAllText(late.OpRef, "test:x '' '' op");

        Assert.That(home.Listed(), Is.EqualTo(new[] { "a", "late" }));
    }

    [Test]
    public void A_change_right_after_a_run_was_read_is_seen_although_its_time_may_be_the_same()
    {
        using var home = new IndexedHome();
        home.Time.Ahead = TimeSpan.Zero;
        var run = home.ARun("a", 1, "0");
        for (var i = 1; i < 20; i++)
        {
            WriteInPlace(run, "label", $"v{i}");
            Assert.That(home.Page(1), Is.EqualTo(new[] { $"a v{i}" }));
        }
    }

    [Test]
    public void Refreshing_verifies_runs_that_are_not_shown()
    {
        using var home = new IndexedHome();
        var run = home.ARun("a", 1);
        home.ARun("b", 2);
        home.Listed();

        WriteInPlace(run, "exit_status", "1");

        Assert.That(home.Listed(new RunFilter { Statuses = [RunStatus.Error] }, all: true), Is.EqualTo(new[] { "a" }));
    }

    private static void WriteInPlace(RunDirectory run, string attribute, string text) => File.WriteAllText(run.Attribute(attribute), text + "\n");

    private static void Execute(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero);
    }
}
