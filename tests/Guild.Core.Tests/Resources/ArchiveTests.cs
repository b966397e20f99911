using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Resources;
using Guild.Core.Resources.Archives;

namespace Guild.Core.Tests.Resources;

public class ArchiveTests
{
    private AProject _project = null!;

    [SetUp]
    public void Begin() => _project = new AProject();

    [TearDown]
    public void End() => _project.Dispose();

    [TestCase("ar.zip")]
    [TestCase("ar.tar")]
    [TestCase("ar.tgz")]
    [TestCase("ar.tar.gz")]
    [TestCase("ar.tar.bz2")]
    [TestCase("ar.tbz2")]
    [TestCase("ar.tar.xz")]
    [TestCase("ar.txz")]
    [TestCase("ar.tar.zst")]
    [TestCase("ar.tzst")]
    public async Task An_archive_is_unpacked_into_the_cache_and_its_top_comes(string name)
    {
        AnArchive(name, ("a1.txt", "1"), ("sub/x.txt", "2"), (".guild/attrs/id", "3"));

        await _project.Resolve($"{{sources: [{{file: {name}}}]}}");

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(_project.InRun("a1.txt")), Is.EqualTo("1"));
            Assert.That(File.ReadAllText(_project.InRun("sub/x.txt")), Is.EqualTo("2"));
            Assert.That(_project.Log.Lines, Does.Contain($"Unpacking {_project.InProject(name)}"));
            Assert.That(_project.Manifest, Is.EqualTo([
                $"d a1.txt 356a192b7913b04c54574d18c28d46e6395428ab file:{name} a1.txt",
                $"d sub - file:{name} sub",
            ]));
            Assert.That(Directory.Exists(_project.InProject("sub")), Is.False);
            Assert.That(File.ReadAllLines(Path.Combine(CacheEntry(name), $".guild-cache-{name}.unpacked")), Is.EqualTo([
                ".guild", ".guild/attrs", "sub", "a1.txt", "sub/x.txt", ".guild/attrs/id",
            ]));
        });
    }

    [Test]
    public async Task A_file_compressed_alone_loses_its_extension()
    {
        AGzip("data.csv.gz", "1,2\n");

        await _project.Resolve("{sources: [{file: data.csv.gz}]}");

        Assert.That(File.ReadAllText(_project.InRun("data.csv")), Is.EqualTo("1,2\n"));
    }

    [TestCase("{sources: [{file: ar.zip, unpack: no}]}")]
    [TestCase("{default-unpack: no, sources: [{file: ar.zip}]}")]
    public async Task An_archive_stays_packed_on_demand(string resource)
    {
        AnArchive("ar.zip", ("a", "1"));

        await _project.Resolve(resource);

        Assert.That(File.Exists(_project.InRun("ar.zip")), Is.True);
    }

    [Test]
    public async Task Members_are_selected_wherever_they_lie()
    {
        AnArchive("ar.tar", ("a1.txt", "1"), ("sub/a10.txt", "10"), ("sub/b", "2"));

        await _project.Resolve("{sources: [{file: ar.tar, select-max: '.*a([0-9]+)\\.txt'}]}");

        Assert.That(_project.Manifest.Single(), Does.StartWith("d a10.txt ").And.EndsWith(" file:ar.tar sub/a10.txt"));
    }

    [Test]
    public async Task The_declared_type_wins_over_the_name()
    {
        AnArchive("real.tar", ("a", "1"));
        File.Move(_project.InProject("real.tar"), _project.InProject("odd.bin"));

        await _project.Resolve("{sources: [{file: odd.bin, type: tar}]}");

        Assert.That(File.Exists(_project.InRun("a")), Is.True);
    }

    [Test]
    public void An_unknown_type_is_named()
    {
        var path = _project.Write("ar.rar");

        Assert.That(
            () => _project.Resolve("{sources: [{file: ar.rar, type: rar}]}"),
            Throws.TypeOf<GuildException>().With.Message.EndsWith($"'{path}' cannot be unpacked (unsupported archive type 'rar')"));
    }

    [Test]
    public async Task What_is_unpacked_is_not_unpacked_again_until_the_archive_changes()
    {
        AnArchive("ar.tar", ("a", "1"), ("gone", "1"));
        await _project.Resolve("{sources: [{file: ar.tar}]}");
        await _project.Resolve("{sources: [{file: ar.tar, replace-existing: yes}]}");
        Assert.That(_project.Log.Lines.Count(l => l.StartsWith("Unpacking", StringComparison.Ordinal)), Is.EqualTo(1));

        AnArchive("ar.tar", ("a", "changed"));
        File.SetLastWriteTimeUtc(_project.InProject("ar.tar"), DateTime.UtcNow.AddDays(-1));
        await _project.Resolve("{sources: [{file: ar.tar, replace-existing: yes}]}");

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(_project.InRun("a")), Is.EqualTo("changed"));
            Assert.That(File.Exists(Path.Combine(CacheEntry("ar.tar"), "gone")), Is.False);
        });
    }

    [Test]
    public async Task An_archive_that_was_only_touched_is_not_unpacked_again()
    {
        AnArchive("ar.tar", ("a", "1"));
        await _project.Resolve("{sources: [{file: ar.tar}]}");
        File.SetLastWriteTimeUtc(_project.InProject("ar.tar"), DateTime.UtcNow.AddDays(1));

        await _project.Resolve("{sources: [{file: ar.tar, replace-existing: yes}]}");

        Assert.That(_project.Log.Lines.Count(l => l.StartsWith("Unpacking", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task What_the_original_has_unpacked_is_used()
    {
        AnArchive("ar.tar", ("a", "1"));
        var entry = CacheEntry("ar.tar");
        Directory.CreateDirectory(entry);
        await File.WriteAllTextAsync(Path.Combine(entry, "a"), "from the cache");
        await File.WriteAllTextAsync(Path.Combine(entry, ".guild-cache-ar.tar.unpacked"), "a\n");

        await _project.Resolve("{sources: [{file: ar.tar}]}");

        Assert.That(File.ReadAllText(_project.InRun("a")), Is.EqualTo("from the cache"));
    }

    [Test]
    public async Task A_member_that_vanished_from_the_cache_is_unpacked_again()
    {
        AnArchive("ar.tar", ("a", "1"));
        await _project.Resolve("{sources: [{file: ar.tar, rename: b}]}");
        File.Delete(Path.Combine(CacheEntry("ar.tar"), "a"));

        await _project.Resolve("{sources: [{file: ar.tar}]}");

        Assert.That(File.ReadAllText(_project.InRun("a")), Is.EqualTo("1"));
    }

    [TestCase("/etc/evil", "its path is absolute")]
    [TestCase("C:\\evil", "its path is absolute")]
    [TestCase("../evil", "its path climbs out with '..'")]
    [TestCase("a/../../evil", "its path climbs out with '..'")]
    [TestCase("a\\..\\..\\evil", "its path climbs out with '..'")]
    [TestCase("ok", "there are two of that name")]
    [TestCase("OK", "its name differs from 'ok' in upper and lower case only")]
    [TestCase("Ok/x", "its name differs from 'ok' in upper and lower case only")]
    public void Members_that_a_harmless_archive_does_not_have_are_refused(string member, string why)
    {
        foreach (var name in (string[])["ar.zip", "ar.tar", "ar.tar.bz2", "ar.tar.xz", "ar.tar.zst"])
        {
            AnArchive(name, ("ok", "1"), (member, "2"));

            var error = Assert.ThrowsAsync<GuildException>(() => _project.Resolve($"{{sources: [{{file: {name}}}]}}"))!;

            Assert.That(error.Message, Does.EndWith($"'{_project.InProject(name)}' is refused: member '{member}': {why}"));
            NothingIsLeftOf(name);
        }
    }

    [TestCase("../../outside")]
    [TestCase("/etc")]
    [TestCase("loop")]
    public void Links_out_of_the_archive_are_refused(string target)
    {
        ATar("ar.tar", tar => tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "loop") { LinkName = target }));

        Assert.That(
            () => _project.Resolve("{sources: [{file: ar.tar}]}"),
            Throws.TypeOf<GuildException>().With.Message.Contains("is refused: member 'loop': it links"));
        NothingIsLeftOf("ar.tar");
    }

    [Test]
    public void A_link_that_leaves_by_way_of_another_link_is_refused()
    {
        ATar("ar.tar", tar =>
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "d/"));
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "d/here") { LinkName = ".." });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "up") { LinkName = "d/here/.." });
        });

        Assert.That(
            () => _project.Resolve("{sources: [{file: ar.tar}]}"),
            Throws.TypeOf<GuildException>().With.Message.Contains("member 'up': it links out of the archive, to 'd/here/..'"));
    }

    [Test]
    public void Nothing_is_unpacked_through_a_link()
    {
        ATar("ar.tar", tar =>
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "d") { LinkName = "." });
            tar.WriteEntry(AFile("d/x", "1"));
        });

        Assert.That(
            () => _project.Resolve("{sources: [{file: ar.tar}]}"),
            Throws.TypeOf<GuildException>().With.Message.EndsWith("member 'd/x': it lies behind the link 'd'"));
    }

    [TestCase(TarEntryType.Fifo)]
    [TestCase(TarEntryType.CharacterDevice)]
    [TestCase(TarEntryType.BlockDevice)]
    public void Devices_and_pipes_are_refused(TarEntryType type)
    {
        ATar("ar.tar", tar => tar.WriteEntry(new PaxTarEntry(type, "odd")));

        Assert.That(
            () => _project.Resolve("{sources: [{file: ar.tar}]}"),
            Throws.TypeOf<GuildException>().With.Message.EndsWith("member 'odd': it is a device or a pipe"));
    }

    [Test]
    public async Task Links_within_the_archive_work()
    {
        ATar("ar.tar", tar =>
        {
            tar.WriteEntry(AFile("./d/x", "1"));
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "soft") { LinkName = "d/x" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "hard") { LinkName = "./d/x" });
        });

        await _project.Resolve("{sources: [{file: ar.tar}]}");

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(_project.InRun("soft")), Is.EqualTo("1"));
            Assert.That(File.ReadAllText(_project.InRun("hard")), Is.EqualTo("1"));
        });
    }

    [Test]
    public void A_hard_link_to_something_else_is_refused()
    {
        ATar("ar.tar", tar => tar.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "hard") { LinkName = "nothing" }));

        Assert.That(
            () => _project.Resolve("{sources: [{file: ar.tar}]}"),
            Throws.TypeOf<GuildException>().With.Message.Contains("member 'hard': it links to 'nothing'"));
    }

    [TestCase("bomb.zip")]
    [TestCase("bomb.tar.gz")]
    [TestCase("bomb.tar.bz2")]
    [TestCase("bomb.tar.xz")]
    [TestCase("bomb.tar.zst")]
    [TestCase("zeros.gz")]
    public async Task What_expands_beyond_both_limits_is_refused_on_the_way(string name)
    {
        AnArchive(name, ("zeros", new string('0', 4_000_000)));
        var directory = _project.InProject("out");
        Directory.CreateDirectory(directory);
        var archive = _project.InProject(name);
        var kind = ArchiveName.KindOf(archive, null);

        Assert.Multiple(() =>
        {
            Assert.That(
                () => new ArchiveUnpacker(new UnpackLimits(1 << 20, 100)).UnpackAsync(archive, kind, directory, CancellationToken.None),
                Throws.TypeOf<UnmetException>().With.Message.EqualTo($"'{archive}' expands to more than 100 times its size and to more than 1 MiB"));
            Assert.That(new FileInfo(Path.Combine(directory, "zeros")).Length, Is.LessThan(2 << 20));
        });

        Directory.Delete(directory, recursive: true);
        Directory.CreateDirectory(directory);
        Assert.That(await new ArchiveUnpacker(UnpackLimits.Default).UnpackAsync(archive, kind, directory, CancellationToken.None), Has.One.Items);
    }

    [TestCase("1 KiB", "2", "", "more than 2 times its size and to more than 1 KiB")]
    [TestCase("1 KiB", "2", "unpack-limit: no", null)]
    [TestCase("1 KiB", "2", "unpack-ratio: 2000", null)]
    [TestCase("no", "2", "", null)]
    [TestCase("no", "2", "unpack-limit: 4096", "more than 2 times its size and to more than 4 KiB")]
    public void Limits_are_those_of_the_source_else_of_the_configuration(string limit, string ratio, string source, string? refusal)
    {
        Directory.CreateDirectory(_project.Home);
        File.WriteAllText(Path.Combine(_project.Home, "config.yml"), $"resources: {{unpack-limit: {limit}, unpack-ratio: {ratio}}}\n");
        AnArchive("bomb.tar.gz", ("zeros", new string('0', 100_000)));

        Task Resolve() => _project.Resolve($"{{sources: [{{file: bomb.tar.gz{(source.Length > 0 ? ", " : "")}{source}}}]}}");

        if (refusal is null)
            Assert.That(Resolve, Throws.Nothing);
        else
            Assert.That(Resolve, Throws.TypeOf<GuildException>().With.Message.EndsWith(refusal));
    }

    [TestCase("xz")]
    [TestCase("bz2")]
    [TestCase("zst")]
    public async Task Content_that_was_compressed_in_several_pieces_comes_whole(string extension)
    {
        using var plain = new MemoryStream();
        using (var tar = new TarWriter(plain, leaveOpen: true))
        {
            tar.WriteEntry(AFile("a", "1"));
            tar.WriteEntry(AFile("b", new string('2', 5000)));
        }

        var name = "ar.tar." + extension;
        var content = plain.ToArray();
        File.WriteAllBytes(_project.InProject(name), [.. Compressor.Compress(name, content[..1000]), .. Compressor.Compress(name, content[1000..])]);

        await _project.Resolve($"{{sources: [{{file: {name}}}]}}");

        Assert.That(File.ReadAllText(_project.InRun("b")), Has.Length.EqualTo(5000));
    }

    [Test]
    public void A_sparse_file_is_refused_rather_than_unpacked_wrong()
    {
        ATar("ar.tar", tar => tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "s", [new("GNU.sparse.major", "1")])));

        Assert.That(
            () => _project.Resolve("{sources: [{file: ar.tar}]}"),
            Throws.TypeOf<GuildException>().With.Message.EndsWith("member 's': sparse files are not supported"));
    }

    [TestCase("cut.tar.gz")]
    [TestCase("cut.tar.bz2")]
    [TestCase("cut.tar.xz")]
    [TestCase("cut.tar.zst")]
    [TestCase("cut.zip")]
    [TestCase("cut.tar")]
    public void A_damaged_archive_leaves_nothing_behind(string name)
    {
        AnArchive(name, ("a", Convert.ToHexString(Enumerable.Range(0, 40_000).Select(i => (byte)(i * i >> 3)).ToArray())));
        var bytes = File.ReadAllBytes(_project.InProject(name));
        File.WriteAllBytes(_project.InProject(name), bytes[..(bytes.Length / 2)]);

        Assert.That(() => _project.Resolve($"{{sources: [{{file: {name}}}]}}"), Throws.TypeOf<GuildException>());
        NothingIsLeftOf(name);
    }

    [Test]
    public async Task A_download_is_unpacked_beside_itself_and_recorded_by_its_url()
    {
        const string Url = "https://example.org/data/ar.zip";
        _project.Resolvers["url"] = new FakeResolver((_, context) =>
        {
            Directory.CreateDirectory(context.CacheDirectory);
            AnArchive("made.zip", ("a1.txt", "1"));
            File.Copy(_project.InProject("made.zip"), Path.Combine(context.CacheDirectory, "ar.zip"));
            return new ResolvedSource(Path.Combine(context.CacheDirectory, "ar.zip")) { IsCached = true };
        });

        await _project.Resolve($"{{sources: [{{url: '{Url}'}}]}}");

        var entry = Path.Combine(_project.Home, "cache", "resources", "0c6f32721618d32e3da6e400bd9f5c05ad1c3938e00f29f3dfcd82ee");
        Assert.Multiple(() =>
        {
            Assert.That(_project.Manifest, Is.EqualTo([$"d a1.txt 356a192b7913b04c54574d18c28d46e6395428ab {Url} a1.txt"]));
            Assert.That(File.Exists(Path.Combine(entry, "a1.txt")), Is.True);
            Assert.That(File.Exists(Path.Combine(entry, ".guild-cache-ar.zip.unpacked")), Is.True);
        });
    }

    private string CacheEntry(string name) =>
        Path.Combine(_project.Home, "cache", "resources", CacheKey.OfFile(_project.InProject(name)));

    private void NothingIsLeftOf(string name) =>
        Assert.That(Directory.EnumerateFileSystemEntries(CacheEntry(name)), Is.Empty);

    private void AnArchive(string name, params (string Path, string Content)[] members)
    {
        if (!name.EndsWith(".zip", StringComparison.Ordinal))
        {
            ATar(name, tar =>
            {
                foreach (var (path, content) in members)
                    tar.WriteEntry(AFile(path, content));
            });
            return;
        }

        using var zip = new ZipArchive(File.Create(_project.InProject(name)), ZipArchiveMode.Create);
        foreach (var (path, content) in members)
        {
            using var entry = zip.CreateEntry(path).Open();
            entry.Write(Encoding.UTF8.GetBytes(content));
        }
    }

    private void ATar(string name, Action<TarWriter> write)
    {
        using var plain = new MemoryStream();
        using (var tar = new TarWriter(plain, leaveOpen: true))
            write(tar);
        File.WriteAllBytes(_project.InProject(name), Compressor.Compress(name, plain.ToArray()));
    }

    private void AGzip(string name, string content)
    {
        using var gzip = new GZipStream(File.Create(_project.InProject(name)), CompressionLevel.Optimal);
        gzip.Write(Encoding.UTF8.GetBytes(content));
    }

    private static PaxTarEntry AFile(string path, string content) =>
        new(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) };
}
