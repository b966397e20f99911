using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Storage;

/// <summary>Runs that leave a home and come back: nothing gets lost, whatever happens on the way.</summary>
public sealed class TransferTests : ProjectTest
{
    // What diff doesn't see: types, permissions, times (in hundreds of nanoseconds, as .NET counts).
    private static readonly string[] Facts = ["-c", "find . -name .guild-nocopy -o -printf '%p %y %m %l %T+\\n' | sed -E 's/([.][0-9]{7})[0-9]*$/\\1/' | sort"];

    [Test]
    public void Runs_come_back_from_a_zip_file_as_they_were() => ComesBack("runs.zip");

    [Test]
    public void Runs_come_back_from_a_directory_as_they_were() => ComesBack("exported");

    [Test]
    public void Runs_that_are_there_already_are_left_alone()
    {
        MakeRuns();

        Assert.That(Project.GuildOk("export", "-y", "out.zip").Error, Does.EndWith("Exported 3 run(s) to out.zip\n"));
        var again = Project.GuildOk("export", "-y", "out.zip", "r1");
        Assert.That(again.Error, Is.EqualTo("WARNING: out.zip/r1 exists, skipping\nExported 0 run(s) to out.zip\n"));
        Assert.That(Project.GuildOk("import", "-y", "out.zip", "r2").Error, Is.EqualTo("WARNING: r2 exists, skipping\nImported 0 run(s) from out.zip\n"));
    }

    [Test]
    public void An_archive_is_kept_by_name()
    {
        MakeRuns();

        Assert.That(Fails("archive", "old").Error, Does.StartWith("guild: archive 'old' does not exist\nTry 'guild archive --list'"));
        var archived = Project.GuildOk("archive", "-c", "old", "r1", "r2", "-d", "first tries", "-y");

        Assert.That(archived.Error, Is.EqualTo("Creating 'old'\nMoving r1\nMoving r2\nArchived 2 run(s) to 'old'\n"));
        Assert.That(Project.GuildOk("archive", "--list").Out, Is.EqualTo("old  first tries\n"));
        Assert.That(Project.GuildOk("runs", "-A", "old", "-s").Out.Split('\n'), Has.Length.EqualTo(3));
        Assert.That(Ids(), Is.EqualTo(new[] { "r3" }));
        Project.GuildOk("import", "--move", "old", "-y");
        Assert.That(Ids(), Is.EqualTo(new[] { "r1", "r2", "r3" }));
        Assert.That(Project.GuildOk("runs", "-A", "old").Out, Is.Empty);
    }

    [Test]
    public void An_archive_keeps_its_description_until_there_is_another()
    {
        MakeRuns();
        Project.GuildOk("archive", "-c", "old", "r1", "-d", "first tries", "-y");

        Project.GuildOk("archive", "old", "r2", "-y");
        Assert.That(Project.GuildOk("archive", "--list").Out, Is.EqualTo("old  first tries\n"));

        Project.GuildOk("archive", "old", "r3", "-d", "all tries", "-y");
        Assert.That(Project.GuildOk("archive", "--list").Out, Is.EqualTo("old  all tries\n"));
        Assert.That(Project.GuildOk("runs", "-A", "old", "-s").Out.Split('\n'), Has.Length.EqualTo(4));
    }

    private void ComesBack(string location)
    {
        MakeRuns();
        var runs = Path.Combine(Project.Home, "runs");
        var before = Snapshot(runs);

        Project.GuildOk("export", "-y", location);
        Project.GuildOk("runs", "rm", "-p", "-y");
        Assert.That(Project.GuildOk("runs", "-A", location, "-s").Out.Split('\n'), Has.Length.EqualTo(4));
        var imported = Project.GuildOk("import", "-y", location);

        Assert.That(imported.Error, Does.EndWith($"Imported 3 run(s) from {location}\n"));
        Assert.That(Snapshot(runs), Is.EqualTo(before));
    }

    private void MakeRuns()
    {
        Project.With("guild.yml", "work: {exec: sh work.sh}\n").With("data.txt", "data\n").With("work.sh", """
            echo 'loss: 0.5'
            mkdir -p sub/deep locked
            echo x > sub/deep/x; chmod 640 sub/deep/x; touch -d '2001-02-03 04:05:06.123456700' sub/deep/x
            ln -s deep/x sub/link; ln -s gone dangling; ln -s ../r1 trial; ln -s sub linked
            echo y > 'locked/a name'; chmod 500 locked; touch -d '2002-02-03 04:05:06' sub
            """);
        foreach (var id in new[] { "r1", "r2", "r3" })
            Project.GuildOk("run", "work", "-y", "--run-id", id, "--tag", id);
    }

    private string[] Ids() => [.. Entries(Path.Combine(Project.Home, "runs")).Order()];

    private static string[] Entries(string place) => Directory.Exists(place) ? [.. Directory.GetFileSystemEntries(place).Select(e => Path.GetFileName(e)).Where(n => n != ".guild-nocopy")] : [];

    // The first line is the place itself, whose time changes.
    private static string Snapshot(string place)
    {
        string[] lines = [.. Tool.Run("/bin/sh", Facts, place, new Dictionary<string, string?>()).Out.Split('\n').Where(l => l.StartsWith("./", StringComparison.Ordinal))];
        string[] contents = [.. Tool.Run("/bin/sh", ["-c", "find . -type f ! -name .guild-nocopy -exec md5sum {} + | awk '{h=$1; $1=\"\"; print substr($0,2) \" \" h}' | sort"], place, new Dictionary<string, string?>())
            .Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        return string.Join('\n', lines.Concat(contents).Where(l => !l.StartsWith("./.guild-", StringComparison.Ordinal)));
    }
}
