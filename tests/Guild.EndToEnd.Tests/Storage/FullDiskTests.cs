using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Storage;

/// <summary>A disk that fills up makes a run fail, and harms nothing else.</summary>
public sealed class FullDiskTests : ProjectTest
{
    private string Disk => Path.Combine(Project.UserHome, "disk");

    [TearDown]
    public void TearDown()
    {
        if (Directory.Exists(Path.Combine(Disk, "runs")))
            Tool.Run("/bin/umount", [Disk], "/", new Dictionary<string, string?>());
    }

    [Test]
    public void A_run_whose_output_does_not_fit_ends_with_an_error_and_the_others_are_as_they_were()
    {
        Mount(size: "1m");
        Project.With("guild.yml", "small: {exec: echo small}\nbig: {exec: head -c 3000000 /dev/zero}\n");
        Project.GuildOk("run", "small", "-y", "--run-id", "before");

        var result = Project.Guild("run", "big", "-y", "-q", "--run-id", "big");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString);
        Assert.That(result.Error, Does.StartWith("guild: cannot record run big in ").And.Contain("No space left").And.Contain(" fix: make room").And.Not.Contain("   at "));
        AssertStatus("big", "error");
        AssertStatus("before", "completed");
        Assert.That(Project.GuildOk("cat", "--output", "before").Out, Is.EqualTo("small\n"));

        // Room is made by the usual means, and then all is well.
        Project.GuildOk("runs", "rm", "big", "-p", "-y");
        Assert.That(Project.GuildOk("run", "small", "-y", "--run-id", "after").Out, Is.EqualTo("small\n"));
        AssertStatus("after", "completed");
    }

    [Test]
    public void Runs_that_do_not_fit_stay_where_they_are_and_leave_nothing_behind()
    {
        Project.With("guild.yml", "big: {exec: head -c 400000 /dev/urandom}\n");
        foreach (var id in new[] { "r1", "r2", "r3" })
            Project.GuildOk("run", "big", "-y", "-q", "--run-id", id);
        var home = Project.Home;
        Mount(size: "600k");
        Project.WithVariable("GUILD_HOME", home);

        var toZip = Project.Guild("export", "-m", "-y", Path.Combine(Disk, "x.zip"));
        var toFolder = Project.Guild("export", "-m", "-y", Path.Combine(Disk, "x"));

        Assert.That(toZip.ExitCode, Is.EqualTo(1), toZip.ToString);
        Assert.That(toZip.Error, Does.Contain("o space left").And.Not.Contain("   at "));
        Assert.That(toFolder.Error, Does.Contain("guild: cannot move run ").And.Contain("No space left"));
        Assert.That(Directory.GetFileSystemEntries(Disk, ".guild-copying*", SearchOption.AllDirectories), Is.Empty);
        var moved = Directory.GetDirectories(Path.Combine(Disk, "x")).Length;
        Assert.That(Directory.GetDirectories(Path.Combine(home, "runs")), Has.Length.EqualTo(3 - moved));
    }

    [Test]
    public void A_program_that_fills_the_disk_itself_ends_with_an_error()
    {
        Mount(size: "1m");
        Project.With("guild.yml", "fill: {exec: \"sh -c 'head -c 3000000 /dev/zero > big.bin; echo done'\"}\n");

        var result = Project.Guild("run", "fill", "-y", "--run-id", "fill");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString);
        Assert.That(result.Error, Does.Contain("guild: cannot record run fill").And.Not.Contain("   at "));
        AssertStatus("fill", "error");
        foreach (var attribute in Directory.GetFiles(Path.Combine(Disk, "runs", "fill", ".guild", "attrs")))
            Assert.That(File.ReadAllText(attribute), Does.EndWith("\n"), attribute);
    }

    [Test]
    public void A_disk_that_is_full_from_the_start_is_named()
    {
        Mount(size: "64k");
        File.WriteAllText(Path.Combine(Disk, "cache"), "");
        Tool.Run("/bin/sh", ["-c", "cat /dev/zero > filler"], Disk, new Dictionary<string, string?>());
        Project.With("guild.yml", "work: {exec: echo hi}\n");

        var result = Fails("run", "work", "-y");

        Assert.That(result.Error, Does.StartWith("guild: cannot ").And.Contain("No space left").And.Contain(" fix: "));
        Assert.That(Project.Guild("runs").ExitCode, Is.Zero);
        Assert.That(Project.Guild("runs").Out, Is.Empty.Or.Contain("error"));
    }

    [TestCase("big.bin", "file: big.bin")]
    [TestCase("big.bin", "file: big.tar.gz")]
    public void A_required_file_that_does_not_fit_is_named_and_nothing_of_it_is_left(string name, string source)
    {
        Mount(size: "1m");
        var random = new byte[3_000_000];
        new Random(1).NextBytes(random);
        File.WriteAllBytes(Path.Combine(Project.Folder, name), random);
        Tool.Run("/bin/tar", ["czf", "big.tar.gz", name], Project.Folder, new Dictionary<string, string?>());
        Project.With("guild.yml", $"work: {{exec: 'true', sourcecode: no, requires: {{{source}}}}}\n");

        var result = Fails("run", "work", "-y");

        Assert.That(result.Error, Does.Contain("unexpected error resolving 'file:big.").And.Contain("No space left on device"));
        Assert.That(result.Error, Does.Contain(" --> guild.yml:1:").And.Contain(" fix: make room, or set another GUILD_HOME\n"));
        Assert.That(Directory.EnumerateFiles(Disk, name, SearchOption.AllDirectories), Is.Empty);
    }

    private void AssertStatus(string id, string status) =>
        Assert.That(Project.GuildOk("runs", "info", id).Out, Does.Contain($"\nstatus: {status}\n"));

    private void Mount(string size)
    {
        Superuser.Require("mount a small disk");
        Directory.CreateDirectory(Disk);
        var mount = Tool.Run("/bin/mount", ["-t", "tmpfs", "-o", $"size={size}", "tmpfs", Disk], "/", new Dictionary<string, string?>());
        if (mount.ExitCode != 0)
            Assert.Ignore($"no small disk can be mounted here: {mount.Error}");
        Directory.CreateDirectory(Path.Combine(Disk, "runs"));
        Project.WithVariable("GUILD_HOME", Disk);
    }
}
