using Guild.Abstractions;
using Guild.Core.Runs;

namespace Guild.Core.Tests.Runs;

public sealed class RunRecordTests
{
    [Test]
    public void An_opref_is_written_without_newline()
    {
        using var home = new TemporaryHome();

        var run = home.ARun("a", operation: "my op");

        Assert.That(File.ReadAllText(run.OpRef), Is.EqualTo("guildfile:/work/proj/guild.yml abc '' 'my op'"));
    }

    [Test]
    public void Attributes_are_yaml_with_one_newline()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a");

        RunAttributes.Write(run, "flags", MapValue.Of(("y", Value.Of(2)), ("b", Value.Of("1e3")), ("a", Value.Of(1e-5))));

        Assert.That(File.ReadAllText(run.Attribute("flags")), Is.EqualTo("a: 1.0e-05\nb: '1e3'\n'y': 2\n"));
    }

    [Test]
    public void Writing_leaves_no_temporary_files()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a");

        RunAttributes.Write(run, "label", Value.Of("x"), isDurable: true);
        RunAttributes.Write(run, "label", Value.Of("y"));

        Assert.That(Directory.GetFileSystemEntries(run.Meta).Select(Path.GetFileName), Is.EquivalentTo(new[] { "opref", "attrs" }));
        Assert.That(RunAttributes.Read(run, "label"), Is.EqualTo(Value.Of("y")));
    }

    [TestCase("")]
    [TestCase("null\n")]
    public void An_empty_attribute_counts_as_absent(string content)
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a", started: 1);
        File.WriteAllText(run.Attribute("label"), content);

        Assert.That(RunAttributes.Read(run, "label"), Is.Null);
    }

    [Test]
    public void A_manifest_reads_back_what_was_written_and_the_last_entry_of_a_path_counts()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a");
        using (var writer = new RunManifestWriter(run))
        {
            writer.Add(new ManifestEntry(FileKind.SourceCode, "a b.py", "da39", "a b.py"));
            writer.Add(new ManifestEntry(FileKind.Dependency, "data", ManifestEntry.DirectoryDigest, "file:data"));
            writer.Add(new ManifestEntry(FileKind.Dependency, "x.txt", "1", "https://example.org/a.zip") { SubPath = "x.txt" });
            writer.Add(new ManifestEntry(FileKind.Dependency, "x.txt", "2", "file:x.txt"));
        }

        var manifest = RunManifest.Read(run);

        Assert.That(File.ReadAllText(run.Manifest), Does.StartWith("s 'a b.py' da39 'a b.py'\nd data - file:data\nd x.txt 1 https://example.org/a.zip x.txt\n"));
        Assert.That(manifest.Entries, Has.Exactly(3).Items);
        Assert.That(manifest.Find("x.txt")!.Digest, Is.EqualTo("2"));
    }

    [TestCase("model.bin", true)]
    [TestCase("data/sub/x", false)]
    [TestCase("data", false)]
    [TestCase("database", true)]
    [TestCase("train.py", false)]
    [TestCase(".guild/attrs/id", false)]
    public void Generated_is_what_guild_did_not_put_there(string path, bool expected)
    {
        var manifest = new RunManifest(
        [
            new ManifestEntry(FileKind.SourceCode, "train.py", "1", "train.py"),
            new ManifestEntry(FileKind.Dependency, "data", ManifestEntry.DirectoryDigest, "file:data"),
        ]);

        Assert.That(manifest.IsGenerated(path), Is.EqualTo(expected));
    }

    [Test]
    public void A_lock_is_free_again_when_its_holder_lets_go()
    {
        using var home = new TemporaryHome();
        var path = new HomeLocks(home.Path).RunStatus;
        var held = FileLock.TryAcquire(path);

        Assert.That(FileLock.TryAcquire(path), Is.Null);
        held!.Dispose();
        using var again = FileLock.TryAcquire(path);
        Assert.That(again, Is.Not.Null);
    }

    [Test]
    public void Waiting_for_a_lock_can_be_given_up()
    {
        using var home = new TemporaryHome();
        var path = new HomeLocks(home.Path).RunStatus;
        using var held = FileLock.TryAcquire(path);

        Assert.That(async () => await FileLock.AcquireAsync(path, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void This_process_is_alive_and_has_an_identity()
    {
        var processes = new SystemProcessTable();

        Assert.That(HostMarker.OfThisProcess(processes).IsDead(processes), Is.False);
        Assert.That((HostMarker.OfThisProcess(processes) with { Identity = "another" }).IsDead(processes), Is.True);
        Assert.That(processes.Find(Environment.ProcessId)!.StartedAt, Is.LessThan(DateTimeOffset.UtcNow.AddSeconds(1)));
    }
}
