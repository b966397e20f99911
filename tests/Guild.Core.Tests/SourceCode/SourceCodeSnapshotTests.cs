using Guild.Core.SourceCode;
using Guild.Core.Tests.Running;

namespace Guild.Core.Tests.SourceCode;

public sealed class SourceCodeSnapshotTests
{
    private TempFolder project = null!;
    private TempFolder run = null!;

    [SetUp]
    public void MakeFolders() => (project, run) = (new TempFolder(), new TempFolder());

    [TearDown]
    public void DeleteFolders()
    {
        project.Dispose();
        run.Dispose();
    }

    [Test]
    public void Files_keep_their_paths_below_the_target()
    {
        project.Write("a b.py", "");
        project.Write("sub/x.py", "print(1)\n");

        var copied = Copy("src", "a b.py", "sub/x.py");

        Assert.That(copied, Is.EqualTo(new SnapshotFile[]
        {
            new("src/a b.py", "a b.py", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
            new("src/sub/x.py", "sub/x.py", "e9b8b06bc415ad5b3f3cc56b53533ad84fa0e927"),
        }));
        Assert.That(File.ReadAllText(run["src/sub/x.py"]), Is.EqualTo("print(1)\n"));
    }

    [Test]
    public void A_log_that_grows_while_it_is_copied_does_not_keep_the_run_waiting()
    {
        var log = project.Write("train.log", new string('x', 1 << 20));
        using var copied = new CancellationTokenSource();
        var growing = Task.Run(() =>
        {
            using var file = new FileStream(log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            while (!copied.IsCancellationRequested && file.Length < 1 << 30)
                file.Write(new byte[1 << 20]);
        });

        Copy(".", "train.log");
        copied.Cancel();
        growing.Wait();

        Assert.That(new FileInfo(run["train.log"]).Length, Is.AtLeast(1 << 20).And.LessThan(1 << 30));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Modes_are_copied_and_times_are_not()
    {
        var tool = project.Write("tool.sh", "x", executable: true);
        File.SetLastWriteTimeUtc(tool, new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));

        Copy(".", "tool.sh");

        Assert.That(File.GetUnixFileMode(run["tool.sh"]), Is.EqualTo(File.GetUnixFileMode(tool)));
        Assert.That(File.GetLastWriteTimeUtc(run["tool.sh"]).Year, Is.Not.EqualTo(2001));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void A_link_in_the_run_is_replaced_and_never_written_through()
    {
        var precious = project.Write("precious.txt", "mine");
        project.Write("a.txt", "copy");
        File.CreateSymbolicLink(run["a.txt"], precious);

        Copy(".", "a.txt");

        Assert.That((File.ReadAllText(precious), File.ReadAllText(run["a.txt"])), Is.EqualTo(("mine", "copy")));
    }

    [Test]
    public void The_digest_covers_paths_and_contents_in_byte_order()
    {
        run.Write("b", "2");
        run.Write("a", "1");

        // md5 of "a\0" "1\0" "b\0" "2\0".
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData("a\01\0b\02\0"u8));

        Assert.That(SourceCodeSnapshot.Digest(run.Path, ["b", "a"]), Is.EqualTo(expected));
        Assert.That(SourceCodeSnapshot.Digest(run.Path, []), Is.Null);
    }

    private List<SnapshotFile> Copy(string target, params string[] files) =>
        [.. SourceCodeSnapshot.Copy(new SourceCodeSelection { Root = project.Path, Rules = [], Files = files }, run.Path, target, CancellationToken.None)];
}
