using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Guild.Core.Runs.Zip;

namespace Guild.Core.Tests.Runs.Zip;

public sealed class ZipTests
{
    private static readonly DateTime Time = new(2024, 5, 1, 12, 25, 53, 123, 456, DateTimeKind.Utc);

    private string _directory = "";

    private string File => Path.Combine(_directory, "x.zip");

    [SetUp]
    public void CreateDirectory() => _directory = Directory.CreateTempSubdirectory("guild-zip-").FullName;

    [TearDown]
    public void DeleteDirectory() => Directory.Delete(_directory, recursive: true);

    [Test]
    public void What_is_written_is_read_again_with_times_permissions_and_links()
    {
        Write(zip =>
        {
            zip.AddDirectory("run/", UnixFileMode.UserRead | UnixFileMode.UserExecute, Time);
            zip.AddFile("run/é.txt", new MemoryStream("hello"u8.ToArray()), UnixFileMode.UserRead, Time);
            zip.AddLink("run/link", "../else where", Time);
        });

        using var read = new ZipReader(File, TimeZoneInfo.Utc);

        Assert.That(read.Members.Select(m => m.Name), Is.EqualTo(new[] { "run/", "run/é.txt", "run/link" }));
        Assert.That(read.Members.Select(m => m.Modified), Is.All.EqualTo(Time));
        Assert.That(read.Members.Select(m => m.Permissions), Is.EqualTo(new UnixFileMode?[] { UnixFileMode.UserRead | UnixFileMode.UserExecute, UnixFileMode.UserRead, (UnixFileMode)0x1FF }));
        Assert.That(read.Members.Select(m => m.IsLink), Is.EqualTo(new[] { false, false, true }));
        Assert.That(read.Members.Skip(1).Select(m => ZipTree.Text(read, m)), Is.EqualTo(new[] { "hello", "../else where" }));
    }

    [Test]
    public void Other_programs_read_what_is_written() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(50), Prop.ForAll(ArbMap.Default.ArbFor<byte[][]>(), OthersRead));

    [Test]
    public void More_members_than_a_plain_directory_counts_are_written_and_read()
    {
        const int Many = 70_000;
        Write(zip =>
        {
            for (var i = 0; i < Many; i++)
                zip.AddLink($"run/{i}", "t", Time);
        });

        using var read = new ZipReader(File, TimeZoneInfo.Utc);
        using var other = ZipFile.OpenRead(File);

        Assert.That(read.Members, Has.Count.EqualTo(Many));
        Assert.That(read.Members[^1].Name, Is.EqualTo("run/69999"));
        Assert.That(other.Entries, Has.Count.EqualTo(Many));
    }

    [Test]
    public void Files_of_other_programs_are_read()
    {
        using (var other = ZipFile.Open(File, ZipArchiveMode.Create))
        {
            using var content = other.CreateEntry("run/.guild/opref").Open();
            content.Write("test:x"u8);
        }

        using var runs = ZipOfRuns.Open(File, TimeZoneInfo.Utc);
        runs.Extract("run", Path.Combine(_directory, "out"));

        Assert.That(runs.Ids, Is.EqualTo(new[] { "run" }));
        Assert.That(System.IO.File.ReadAllText(Path.Combine(_directory, "out", ".guild", "opref")), Is.EqualTo("test:x"));
    }

    [Test]
    public void A_member_that_would_leave_its_run_is_refused([Values("../x", "/x", "run/../../x", "run\\..\\x")] string name)
    {
        using (var other = ZipFile.Open(File, ZipArchiveMode.Create))
            other.CreateEntry(name);

        Assert.That(() => ZipOfRuns.Open(File, TimeZoneInfo.Utc), Throws.Exception.With.Message.Contains("is refused: member "));
    }

    [Test]
    public void A_member_behind_a_link_is_refused()
    {
        Write(zip =>
        {
            zip.AddLink("run/etc", "/etc", Time);
            zip.AddFile("run/etc/passwd", new MemoryStream("x"u8.ToArray()), UnixFileMode.UserRead, Time);
        });

        Assert.That(() => ZipOfRuns.Open(File, TimeZoneInfo.Utc), Throws.Exception.With.Message.EndsWith("member 'run/etc/passwd' lies behind a link"));
    }

    [Test]
    public void A_damaged_member_is_noticed()
    {
        Write(zip => zip.AddFile("run/f", new MemoryStream(Encoding.UTF8.GetBytes(new string('x', 1000))), UnixFileMode.UserRead, Time));
        var bytes = System.IO.File.ReadAllBytes(File);
        // The checksum in the directory.
        bytes[^(22 + 36 + 5 + 46 - 16)] ^= 1;
        System.IO.File.WriteAllBytes(File, bytes);

        using var read = new ZipReader(File, TimeZoneInfo.Utc);

        Assert.That(() => read.Read(read.Members[0], static _ => { }), Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("'run/f' is damaged"));
    }

    [Test]
    public void Junk_is_no_zip_file() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), junk =>
    {
        System.IO.File.WriteAllBytes(File, junk);

        Assert.That(() => ZipOfRuns.Open(File, TimeZoneInfo.Utc), Throws.Exception.With.Message.StartsWith("cannot read "));
    }));

    private void OthersRead(byte[][] contents)
    {
        Write(zip =>
        {
            for (var i = 0; i < contents.Length; i++)
                zip.AddFile($"f{i}", new MemoryStream(contents[i] ?? []), UnixFileMode.UserRead, Time);
        });

        using var other = ZipFile.OpenRead(File);

        Assert.That(other.Entries, Has.Count.EqualTo(contents.Length));
        for (var i = 0; i < contents.Length; i++)
        {
            using var bytes = new MemoryStream();
            using var content = other.Entries[i].Open();
            content.CopyTo(bytes);
            Assert.That(bytes.ToArray(), Is.EqualTo(contents[i] ?? []));
        }
    }

    private void Write(Action<ZipWriter> write)
    {
        using var file = new FileStream(File, FileMode.Create, FileAccess.Write);
        using var zip = new ZipWriter(file, TimeZoneInfo.Utc);
        write(zip);
        zip.End();
    }
}
