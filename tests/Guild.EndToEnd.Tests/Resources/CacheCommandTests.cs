using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Resources;

/// <summary>What operations require, and what has been unpacked for them.</summary>
public sealed class CacheCommandTests : ProjectTest
{
    private string CacheRoot => Path.Combine(Project.Home, "cache", "resources");

    [Test]
    public void Required_resources_are_listed_with_where_they_come_from()
    {
        WithArchive("data.zip");
        Project.With("guild.yml", """
            - model: net
              operations:
                train: {exec: 'true', requires: data}
                test: {exec: 'true', requires: [{operation: train}, {file: nope.txt}, {module: json}, {url: 'https://ada:secret@example.org/x.csv'}]}
              resources:
                data:
                  - file: data.zip
            """);

        var result = Project.GuildOk("resources");

        Assert.Multiple(() =>
        {
            Assert.That(result.Out, Does.Match(@"net:train +file:data\.zip +there, \d+ bytes +data +guild\.yml:7\n"));
            Assert.That(result.Out, Does.Match(@"net:test +operation:train +no run +guild\.yml:4\n"));
            Assert.That(result.Out, Does.Match(@"net:test +file:nope\.txt +missing "));
            Assert.That(result.Out, Does.Match(@"net:test +https://example\.org/x\.csv +not cached "));
            Assert.That(Project.GuildOk("resources", "net:train", "--json").Out, Does.StartWith("""[{"operation": "net:train", "resource": "data", "source": "file:data.zip", "state": "present", "place": "/"""));
            Assert.That(Fails("resources", "nope").Error, Does.Contain("operation 'nope' is not defined"));
        });
    }

    [Test]
    public void An_operation_that_requires_what_is_not_defined_does_not_hide_the_others()
    {
        Project.With("x.txt", "").With("guild.yml", """
            broken: {exec: 'true', requires: nothing}
            fine: {exec: 'true', requires: {file: x.txt}}
            """);

        var result = Project.GuildOk("resources");

        Assert.Multiple(() =>
        {
            Assert.That(result.Out, Does.Match(@"^fine +file:x\.txt +there"));
            Assert.That(result.Error, Does.Contain("WARNING: invalid definition for operation 'broken': resource 'nothing' required by operation 'broken' is not defined\n --> guild.yml:1:"));
            Assert.That(Fails("resources", "broken").Error, Does.Contain("guild: invalid definition for operation 'broken'"));
        });
    }

    [Test]
    public void The_cache_is_listed_verified_and_pruned()
    {
        WithArchive("one.zip");
        WithArchive("two.zip");
        Project.With("guild.yml", "work: {exec: 'true', requires: {sources: [{file: one.zip}, {file: two.zip}]}}");
        Project.GuildOk("run", "work", "-y");

        Assert.That(Project.GuildOk("cache").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2).And.All.Match(@"^[0-9a-f]{12} +5 bytes +\d{4}-.* +file:/.*\.zip$"));
        Assert.That(Project.GuildOk("cache", "verify").Error, Does.Contain("2 resources compared, 0 damaged"));

        File.Delete(Directory.EnumerateFiles(CacheRoot, "one.zip.txt", SearchOption.AllDirectories).Single());
        var damaged = Fails("cache", "verify");
        var removed = Project.GuildOk("cache", "verify", "--remove");
        var pruned = Project.GuildOk("cache", "prune", "two.zip", "--yes");

        Assert.Multiple(() =>
        {
            Assert.That(damaged.Out, Does.Match(@"^damaged  /.*/one\.zip\.txt  \(file:/.*/one\.zip\)\n"));
            Assert.That(removed.Out, Does.Contain("removed  file:"));
            Assert.That(pruned.Error, Does.Contain("Removed 1 resource, 5 bytes"));
            Assert.That(Directory.EnumerateFileSystemEntries(CacheRoot), Is.Empty);
        });
    }

    [Test]
    public void Pruning_goes_by_age_and_by_size()
    {
        foreach (var name in new[] { "old.zip", "middle.zip", "new.zip" })
        {
            WithArchive(name);
            Project.With("guild.yml", $"work: {{exec: 'true', requires: {{file: {name}}}}}");
            Project.GuildOk("run", "work", "-y");
        }

        Age("old.zip", TimeSpan.FromDays(40));
        Age("middle.zip", TimeSpan.FromDays(3));

        Assert.Multiple(() =>
        {
            Assert.That(Project.GuildOk("cache", "prune", "--older-than", "30d", "--dry-run").Out, Does.Contain("old.zip").And.Not.Contain("middle.zip"));
            Assert.That(Project.GuildOk("cache", "prune", "--max-size", "9", "--dry-run").Out, Does.Contain("old.zip").And.Contain("middle.zip").And.Not.Contain("new.zip"));
            Assert.That(Project.GuildWithInput("n\n", "cache", "prune", "--all").ExitCode, Is.EqualTo(4));
            Assert.That(Directory.GetDirectories(CacheRoot), Has.Length.EqualTo(3));
            Assert.That(Project.Guild("cache", "prune").ExitCode, Is.EqualTo(2));
            Assert.That(Project.Guild("cache", "prune", "--older-than", "soon").Error, Does.Contain("'soon' is not an age, as in '12h' or '30d'"));
            Assert.That(Fails("cache", "prune", "nope", "-y").Error, Does.Contain("nothing in the cache matches 'nope'"));
        });
    }

    [Test]
    public void What_a_run_uses_stays_until_it_ends()
    {
        WithArchive("data.zip");
        Project.With("guild.yml", "work: {exec: 'sh -c \"echo started; read line; cat data.zip.txt\"', requires: {file: data.zip, target-type: link}}");
        using var run = Project.Start("run", "work", "-y");
        Assert.That(ReadUntilStarted(run), Is.True);

        var pruned = Project.GuildOk("cache", "prune", "--all", "--yes");
        run.StandardInput.WriteLine();
        var rest = run.StandardOutput.ReadToEnd();
        run.WaitForExit();

        Assert.Multiple(() =>
        {
            Assert.That(pruned.Error, Does.Contain("Nothing to prune."));
            Assert.That(rest, Is.EqualTo("12345"));
            Assert.That(Project.GuildOk("cache", "prune", "--all", "--yes").Error, Does.Contain("Removed 1 resource"));
        });
    }

    [Test]
    public void Offline_a_run_uses_what_is_there_and_says_what_is_missing()
    {
        Project.With("data.txt", "hello\n").With("guild.yml", """
            local: {exec: cat data.txt, requires: {file: data.txt}}
            remote: {exec: 'true', requires: {url: 'http://127.0.0.1:1/x.csv'}}
            store: {exec: 'true', requires: {s3: 's3://data/x.csv'}}
            """);

        Assert.Multiple(() =>
        {
            Assert.That(Project.GuildOk("run", "local", "-y", "--offline").Out, Is.EqualTo("hello\n"));
            Assert.That(Fails("run", "remote", "-y", "--offline").Error, Does.Contain("could not resolve 'http://127.0.0.1:1/x.csv'").And.Contain("it is not in the cache, and guild works offline"));
            Assert.That(Fails("run", "store", "-y", "--offline").Error, Does.Contain("could not resolve 's3://data/x.csv'").And.Contain("it is not in the cache, and guild works offline"));
        });
    }

    private static bool ReadUntilStarted(Process run)
    {
        while (run.StandardOutput.ReadLine() is { } line)
        {
            if (line == "started")
                return true;
        }

        return false;
    }

    private void Age(string name, TimeSpan age)
    {
        var note = Directory.EnumerateFiles(CacheRoot, ".guild-cache-source", SearchOption.AllDirectories).Single(f => File.ReadAllText(f).Contains(name, StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(note, DateTime.UtcNow - age);
    }

    private void WithArchive(string name)
    {
        using var archive = ZipFile.Open(Path.Combine(Project.Folder, name), ZipArchiveMode.Create);
        using var entry = archive.CreateEntry(name + ".txt").Open();
        entry.Write(Encoding.UTF8.GetBytes("12345"));
    }
}
