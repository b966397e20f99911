using System.IO.Compression;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Storage;

/// <summary>A guild that is killed while it moves or copies runs loses none, and the same command finishes the job.</summary>
public sealed class KillTests : ProjectTest
{
    // Enough runs that moving them takes a good part of a command's time.
    private const int MovedRuns = 120;
    private const int CopiedRuns = 30;

    // So many kills in a row before the command is let through.
    private const int Row = 5;

    private SortedDictionary<string, string> _before = [];

    private string Runs => Path.Combine(Project.Home, "runs");

    private string Trash => Path.Combine(Project.Home, "trash", "runs");

    private string Outside => Path.Combine(Project.UserHome, "outside");

    private string Zip => Path.Combine(Project.UserHome, "runs.zip");

    [Test]
    public void Deleting_can_be_killed_at_any_moment() => Kill(Killing.Wanted, MovedRuns, ["runs", "rm", "-y"], CheckMoved, () => AssertAllIn(Trash), () => MoveAll(Trash, Runs));

    [Test]
    public void Restoring_can_be_killed_at_any_moment() =>
        Kill(Killing.Wanted, MovedRuns, ["runs", "restore", "-y"], CheckMoved, () => AssertAllIn(Runs), () => MoveAll(Runs, Trash), prepare: () => MoveAll(Runs, Trash));

    [Test]
    public void Purging_can_be_killed_at_any_moment() =>
        Kill(Killing.Wanted, MovedRuns, ["runs", "purge", "-y"], () => CheckWhole(Trash), () => Assert.That(Directory.GetFileSystemEntries(Trash), Is.Empty), CopyToTrash, prepare: () =>
        {
            MoveAll(Runs, Outside);
            CopyToTrash();
        });

    [Test]
    public void Exporting_to_a_directory_can_be_killed_at_any_moment() =>
        Kill(Killing.Wanted / 2, CopiedRuns, ["export", "-y", Outside], () => CheckCopied(Runs, Outside), () => AssertAllIn(Outside), () => Remove(Outside));

    [Test]
    public void Moving_to_a_zip_file_can_be_killed_at_any_moment() =>
        Kill(Killing.Wanted / 2, CopiedRuns, ["export", "-m", "-y", Zip], CheckZipped, () => Assert.That(ZippedIds(), Is.EqualTo(_before.Keys)), () =>
        {
            Project.GuildOk("import", "-y", Zip);
            AssertAllIn(Runs);
            File.Delete(Zip);
        });

    [Test]
    public void Importing_from_a_directory_can_be_killed_at_any_moment() =>
        Kill(Killing.Wanted / 2, CopiedRuns, ["import", "-y", Outside], () => CheckCopied(Outside, Runs), () => AssertAllIn(Runs), () => Remove(Runs), prepare: () => MoveAll(Runs, Outside));

    [Test]
    public void Importing_from_a_zip_file_can_be_killed_at_any_moment() =>
        Kill(Killing.Wanted / 2, CopiedRuns, ["import", "-y", Zip], () => CheckWhole(Runs), () => AssertAllIn(Runs), () => Remove(Runs), prepare: () => Project.GuildOk("export", "-m", "-y", Zip));

    private void Kill(int kills, int runs, string[] words, Action check, Action checkDone, Action undo, Action? prepare = null)
    {
        MakeRuns(runs);
        _before = Tree.Directories(Runs);
        prepare?.Invoke();
        var killing = new Killing(Project, words[1].Length + runs);
        killing.Finish(words);
        checkDone();

        while (killing.Kills < kills)
        {
            undo();
            for (var i = 0; i < Row && killing.Kills < kills; i++)
            {
                if (!killing.Kill(words))
                    break;
                check();
            }

            killing.Finish(words);
            checkDone();
            AssertNothingElse();
        }
    }

    private void CheckMoved()
    {
        var places = new[] { Tree.Directories(Runs), Tree.Directories(Trash) };
        Assert.That(places.SelectMany(p => p.Keys).Order(StringComparer.Ordinal), Is.EqualTo(_before.Keys), "each run is in exactly one place");
        Assert.That(places.SelectMany(p => p), Has.All.Matches<KeyValuePair<string, string>>(r => _before[r.Key] == r.Value), "each run is whole");
    }

    private void CheckCopied(string from, string to)
    {
        Assert.That(Tree.Directories(from), Is.EqualTo(_before));
        CheckWhole(to);
    }

    private void CheckWhole(string place) =>
        Assert.That(Tree.Directories(place), Has.All.Matches<KeyValuePair<string, string>>(r => _before[r.Key] == r.Value), "what shows there is whole");

    private void CheckZipped()
    {
        CheckWhole(Runs);
        Assert.That(Tree.Directories(Runs).Keys.Concat(ZippedIds()).Distinct().Order(StringComparer.Ordinal), Is.EqualTo(_before.Keys));
    }

    // Reading to the end verifies the checksums.
    private List<string> ZippedIds()
    {
        if (!File.Exists(Zip))
            return [];
        using var zip = ZipFile.OpenRead(Zip);
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            content.CopyTo(Stream.Null);
        }

        return [.. zip.Entries.Select(e => e.FullName.Split('/')[0]).Distinct().Order(StringComparer.Ordinal)];
    }

    private void AssertAllIn(string place) => Assert.That(Tree.Directories(place), Is.EqualTo(_before));

    // Whatever a killed guild left lying about, the one that finished its job has cleared away.
    private void AssertNothingElse()
    {
        foreach (var place in new[] { Runs, Trash, Outside, Project.UserHome }.Where(Directory.Exists))
            Assert.That(Directory.GetFileSystemEntries(place, ".guild-*").Where(e => Path.GetFileName(e) != ".guild-nocopy"), Is.Empty, place);
    }

    private void MakeRuns(int count)
    {
        Project.With("guild.yml", "work: {exec: sh work.sh}\n").With("work.sh", """
            mkdir -p sub/deep locked
            echo x > sub/deep/x; chmod 640 sub/deep/x; touch -d '2001-02-03 04:05:06.123456700' sub/deep/x
            ln -s deep/x sub/link; ln -s gone dangling
            echo y > 'locked/a name'; chmod 500 locked; touch -d '2002-02-03 04:05:06' sub
            """);
        Project.GuildOk("run", "work", "-y", "-q", "--run-id", "r0");
        for (var i = 1; i < count; i++)
            Copy(Path.Combine(Runs, "r0"), Path.Combine(Runs, $"r{i}"));
    }

    private void CopyToTrash()
    {
        Remove(Trash);
        Directory.CreateDirectory(Path.GetDirectoryName(Trash)!);
        Copy(Outside, Trash);
    }

    private static void MoveAll(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var run in Directory.GetDirectories(from))
            Directory.Move(run, Path.Combine(to, Path.GetFileName(run)));
    }

    private static void Copy(string from, string to) => Command("/bin/cp", "-a", from, to);

    private static void Remove(string place) => Command("/bin/rm", "-rf", place);

    private static void Command(string program, params string[] arguments)
    {
        var result = Tool.Run(program, arguments, "/", new Dictionary<string, string?>());
        Assert.That(result.ExitCode, Is.Zero, result.ToString);
    }
}
