using System.Diagnostics;
using System.Formats.Tar;
using Guild.Core.Errors;
using Guild.Core.Resources;

namespace Guild.Core.Tests.Resources;

public class InterruptionTests
{
    private AProject _project = null!;

    [SetUp]
    public void Begin() => _project = new AProject();

    [TearDown]
    public void End() => _project.Dispose();

    [Test]
    [Platform("Linux")]
    public void A_directory_that_cannot_be_copied_whole_is_not_there_at_all()
    {
        _project.Write("sub/a");
        Process.Start("mkfifo", _project.InProject("sub/pipe")).WaitForExit();

        Assert.Multiple(() =>
        {
            Assert.That(
                () => _project.Resolve("{sources: [{file: sub}]}"),
                Throws.TypeOf<GuildException>().With.Message.EndsWith($"'{_project.InProject("sub/pipe")}' is neither a file nor a directory"));
            Assert.That(Directory.Exists(_project.InRun("sub")), Is.False);
            Assert.That(Directory.EnumerateDirectories(_project.Run.Meta), Is.Empty);
        });
    }

    [Test]
    public void What_is_replaced_stays_until_the_new_is_complete()
    {
        _project.Write("sub/a");
        Directory.CreateSymbolicLink(_project.InProject("sub/again"), ".");
        Directory.CreateDirectory(_project.InRun("sub"));
        File.WriteAllText(_project.InRun("sub/old"), "");

        Assert.Multiple(() =>
        {
            Assert.That(
                () => _project.Resolve("{sources: [{file: sub, replace-existing: yes}]}"),
                Throws.TypeOf<GuildException>().With.Message.EndsWith("links to a directory that it lies in"));
            Assert.That(File.Exists(_project.InRun("sub/old")), Is.True);
        });
    }

    [Test]
    public void Being_stopped_is_no_unmet_dependency()
    {
        _project.Resolvers["slow"] = new FakeResolver((_, _) => throw new OperationCanceledException());

        Assert.That(() => _project.Resolve("{sources: [{slow: x, optional: yes}]}"), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Links_in_a_copied_directory_become_what_they_lead_to()
    {
        _project.Write("sub/a");
        _project.Write("other/b");
        Directory.CreateSymbolicLink(_project.InProject("sub/dir"), "../other");
        File.CreateSymbolicLink(_project.InProject("sub/file"), "a");
        File.CreateSymbolicLink(_project.InProject("sub/nowhere"), "gone");

        await _project.Resolve("{sources: [{file: sub}]}");

        Assert.Multiple(() =>
        {
            Assert.That(File.Exists(_project.InRun("sub/dir/b")), Is.True);
            Assert.That(new DirectoryInfo(_project.InRun("sub/dir")).LinkTarget, Is.Null);
            Assert.That(new FileInfo(_project.InRun("sub/file")).LinkTarget, Is.Null);
            Assert.That(new FileInfo(_project.InRun("sub/nowhere")).LinkTarget, Is.EqualTo("gone"));
        });
    }

    [Test]
    public async Task An_archive_that_several_want_at_once_is_unpacked_once()
    {
        using (var tar = new TarWriter(File.Create(_project.InProject("ar.tar"))))
        {
            for (var i = 0; i < 200; i++)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"d/{i}") { DataStream = new MemoryStream(new byte[100]) });
        }

        var cache = new ResourceCache(_project.Home, new FileDigests(_project.Home, TimeProvider.System), TimeProvider.System, _project.Log);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => cache.UnpackAsync(
            _project.InProject("ar.tar"), Guild.Core.Resources.Archives.ArchiveKind.Tar, "key", Guild.Core.Resources.Archives.UnpackLimits.Default, CancellationToken.None))));

        Assert.Multiple(() =>
        {
            Assert.That(_project.Log.Lines, Has.One.Items);
            Assert.That(all, Has.All.Count.EqualTo(201));
            Assert.That(Directory.EnumerateFiles(Path.Combine(cache.DirectoryOf("key"), "d")).Count(), Is.EqualTo(200));
        });
    }

    [Test]
    public async Task A_half_unpacked_archive_is_unpacked_again()
    {
        using (var tar = new TarWriter(File.Create(_project.InProject("ar.tar"))))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "a") { DataStream = new MemoryStream("new"u8.ToArray()) });
        }

        // What a process leaves that dies between moving members into place and writing the list.
        var entry = Path.Combine(_project.Home, "cache", "resources", CacheKey.OfFile(_project.InProject("ar.tar")));
        Directory.CreateDirectory(Path.Combine(entry, ".guild-cache-partial-0"));
        await File.WriteAllTextAsync(Path.Combine(entry, "a"), "half");

        await _project.Resolve("{sources: [{file: ar.tar}]}");

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(_project.InRun("a")), Is.EqualTo("new"));
            Assert.That(Directory.EnumerateDirectories(entry), Is.Empty);
        });
    }

    [Test]
    public async Task A_file_of_the_cache_cannot_be_changed_through_a_link()
    {
        Assume.That(OperatingSystem.IsWindows(), Is.False);
        using (var tar = new TarWriter(File.Create(_project.InProject("ar.tar"))))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "a") { DataStream = new MemoryStream("x"u8.ToArray()) });
        }

        await _project.Resolve("{target-type: link, sources: [{file: ar.tar}]}");

        Assert.That(new FileInfo(_project.InRun("a")).ResolveLinkTarget(returnFinalTarget: true)!.Attributes & FileAttributes.ReadOnly, Is.Not.Zero);
    }
}
