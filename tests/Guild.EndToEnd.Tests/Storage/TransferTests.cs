using System.Diagnostics;
using System.Globalization;
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
    public void A_kill_at_any_moment_loses_no_run_and_the_same_command_finishes_the_job(
        [Values("delete", "restore", "purge", "export-zip", "export-move", "import", "import-zip")] string what)
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("GUILD_TEST_KILLS") ?? "1", CultureInfo.InvariantCulture);
        MakeRuns(large: true);
        var random = new Random(what.Length);
        var before = Snapshot(Path.Combine(Project.Home, "runs"));
        for (var i = 0; i < kills; i++)
        {
            Prepare(what);
            var watch = Stopwatch.StartNew();
            Project.GuildOk(Words(what));
            var span = (int)watch.ElapsedMilliseconds;
            CheckDone(what, before);
            Undo(what);

            Prepare(what);
            using var guild = Project.Start(Words(what));
            guild.WaitForExit(random.Next(span / 4, span + 5));
            guild.Kill();
            guild.WaitForExit();
            CheckWhole(what, before);
            var repeated = Project.Guild(Words(what));
            Assert.That(repeated.ExitCode, Is.Zero, repeated.ToString);
            CheckDone(what, before);
            Undo(what);
        }
    }

    private static string[] Words(string what) => what switch
    {
        "delete" => ["runs", "rm", "-y"],
        "restore" => ["runs", "restore", "-y"],
        "purge" => ["runs", "purge", "-y"],
        "export-zip" => ["export", "-m", "-y", "../x.zip"],
        "export-move" => ["export", "-m", "-y", "../x"],
        "import" => ["import", "-y", "../x"],
        _ => ["import", "-y", "../x.zip"],
    };

    private void Prepare(string what)
    {
        if (what is "restore")
        {
            Project.GuildOk("runs", "rm", "-y");
        }
        else if (what is "purge")
        {
            Project.GuildOk("export", "-y", "../saved");
            Project.GuildOk("runs", "rm", "-y");
        }
        else if (what is "import")
        {
            Project.GuildOk("export", "-m", "-y", "../x");
        }
        else if (what is "import-zip")
        {
            Project.GuildOk("export", "-m", "-y", "../x.zip");
        }
    }

    private void Undo(string what)
    {
        if (what is "delete")
            Project.GuildOk("runs", "restore", "-y");
        else if (what is "purge")
            Project.GuildOk("import", "-y", "../saved");
        else if (what is "export-zip")
            Project.GuildOk("import", "-y", "../x.zip");
        else if (what is "export-move")
            Project.GuildOk("import", "-m", "-y", "../x");
        foreach (var name in new[] { "x", "x.zip", "saved" })
        {
            var path = Path.Combine(Project.Folder, "..", name);
            if (Directory.Exists(path))
                Tool.Run("/bin/rm", ["-rf", path], "/", new Dictionary<string, string?>());
            else
                File.Delete(path);
        }
    }

    private void CheckDone(string what, string before)
    {
        var runs = Path.Combine(Project.Home, "runs");
        var trash = Path.Combine(Project.Home, "trash", "runs");
        switch (what)
        {
            case "delete":
                Assert.That(Snapshot(trash), Is.EqualTo(before));
                Assert.That(Entries(runs), Is.Empty);
                break;
            case "purge":
                Assert.That(Entries(trash), Is.Empty);
                break;
            case "export-move":
                Assert.That(Snapshot(Path.Combine(Project.Folder, "..", "x")), Is.EqualTo(before));
                Assert.That(Entries(runs), Is.Empty);
                break;
            case "export-zip":
                Assert.That(Entries(runs), Is.Empty);
                Assert.That(Project.GuildOk("runs", "-A", "../x.zip", "-s").Out.Split('\n'), Has.Length.EqualTo(4));
                break;
            default:
                Assert.That(Snapshot(runs), Is.EqualTo(before));
                break;
        }
    }

    // Each run is in one place at least, and wherever it shows, it is whole.
    private void CheckWhole(string what, string before)
    {
        var wholes = before.Split('\n').GroupBy(l => l.Split('/').ElementAtOrDefault(1)?.Split(' ')[0] ?? "").ToDictionary(g => g.Key, g => string.Join('\n', g));
        string[] places = [Path.Combine(Project.Home, "runs"), Path.Combine(Project.Home, "trash", "runs"), Path.Combine(Project.Folder, "..", "x"), Path.Combine(Project.Folder, "..", "saved")];
        var seen = new List<string>();
        foreach (var place in places.Where(Directory.Exists))
        {
            foreach (var id in Entries(place).Where(e => !e.StartsWith('.')))
            {
                seen.Add(id);
                Assert.That(Snapshot(place, id), Is.EqualTo(wholes[id]), $"{id} in {place} after a kill of {what}");
            }
        }

        if (File.Exists(Path.Combine(Project.Folder, "..", "x.zip")))
            seen.AddRange(Project.GuildOk("runs", "-A", "../x.zip").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(':', ']')[1]));
        Assert.That(seen.Distinct().Order(), Is.EqualTo(new[] { "r1", "r2", "r3" }), what);
        if (what is "delete" or "restore" or "export-move")
            Assert.That(seen, Is.Unique, what);
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

    private void MakeRuns(bool large = false)
    {
        Project.With("guild.yml", "work: {exec: sh work.sh}\n").With("data.txt", "data\n").With("work.sh", """
            echo 'loss: 0.5'
            mkdir -p sub/deep locked
            echo x > sub/deep/x; chmod 640 sub/deep/x; touch -d '2001-02-03 04:05:06.123456700' sub/deep/x
            ln -s deep/x sub/link; ln -s gone dangling; ln -s ../r1 trial; ln -s sub linked
            echo y > 'locked/a name'; chmod 500 locked; touch -d '2002-02-03 04:05:06' sub
            """ + (large ? "\nhead -c 4000000 /dev/urandom > big.bin\n" : "\n"));
        foreach (var id in new[] { "r1", "r2", "r3" })
            Project.GuildOk("run", "work", "-y", "--run-id", id, "--tag", id);
    }

    private string[] Ids() => [.. Entries(Path.Combine(Project.Home, "runs")).Order()];

    private static string[] Entries(string place) => Directory.Exists(place) ? [.. Directory.GetFileSystemEntries(place).Select(e => Path.GetFileName(e)).Where(n => n != ".guild-nocopy")] : [];

    // The first line is the place itself, whose time changes.
    private static string Snapshot(string place, string? id = null)
    {
        string[] lines = [.. Tool.Run("/bin/sh", Facts, place, new Dictionary<string, string?>()).Out.Split('\n').Where(l => l.StartsWith("./", StringComparison.Ordinal))];
        string[] contents = [.. Tool.Run("/bin/sh", ["-c", "find . -type f ! -name .guild-nocopy -exec md5sum {} + | awk '{h=$1; $1=\"\"; print substr($0,2) \" \" h}' | sort"], place, new Dictionary<string, string?>())
            .Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        return string.Join('\n', lines.Concat(contents).Where(l => !l.StartsWith("./.guild-", StringComparison.Ordinal) && (id is null || l.StartsWith($"./{id}/", StringComparison.Ordinal) || l.StartsWith($"./{id} ", StringComparison.Ordinal))));
    }
}
