using System.Security.Cryptography;
using System.Text;
using Guild.Abstractions;
using Guild.Core.Resources.Caching;

namespace Guild.Core.Tests.Resources.Caching;

public class SharedCacheTests
{
    private RecordingLog _log = new();
    private string _home = "";

    [SetUp]
    public void CreateHome() => (_home, _log) = (Directory.CreateTempSubdirectory("guild-test-").FullName, new RecordingLog());

    [TearDown]
    public void DeleteHome() => Directory.Delete(_home, recursive: true);

    private string Entry => Path.Combine(_home, "cache", "resources", "0123abcd");

    [Test]
    public async Task A_completed_download_is_found_by_everyone_under_its_name_read_only_with_its_digest()
    {
        var file = await DownloadAsync("data.csv", "one\n");

        using var entry = await OpenAsync();
        var found = await entry.FindAsync("data.csv", default);

        Assert.Multiple(() =>
        {
            Assert.That(found, Is.EqualTo(file));
            Assert.That(file.Path, Is.EqualTo(Path.Combine(Entry, "data.csv")));
            Assert.That(file.Sha256, Is.EqualTo(Sha256("one\n")));
            Assert.That(File.ReadAllText(Path.Combine(Entry, ".guild-cache-data.csv.sha")), Is.EqualTo(Sha256("one\n")), "the original's note");
            if (!OperatingSystem.IsWindows())
                Assert.That(File.GetUnixFileMode(file.Path) & UnixFileMode.UserWrite, Is.EqualTo(UnixFileMode.None));
        });
    }

    [Test]
    public async Task A_download_that_was_broken_off_goes_on_with_its_note()
    {
        using (var entry = await OpenAsync())
        using (var first = entry.OpenDownload("data.csv"))
        {
            first.Note = "etag 1";
            await first.AppendAsync(Content("one\n"), NoTransfer.Instance, default);
            Assert.That(await entry.FindAsync("data.csv", default), Is.Null, "not complete");
        }

        using var again = await OpenAsync();
        using var second = again.OpenDownload("data.csv");
        Assert.That((second.Length, second.Note), Is.EqualTo((4L, "etag 1")));
        await second.AppendAsync(Content("two\n"), NoTransfer.Instance, default);
        var file = await second.CompleteAsync(default);

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(file.Path), Is.EqualTo("one\ntwo\n"));
            Assert.That(file.Sha256, Is.EqualTo(Sha256("one\ntwo\n")));
            Assert.That(Directory.GetFiles(Entry).Select(Path.GetFileName), Has.None.Contains("partial"));
        });
    }

    [Test]
    public async Task A_download_that_came_to_nothing_leaves_no_entry()
    {
        using (var entry = await OpenAsync())
        using (var download = entry.OpenDownload("data.csv"))
        {
            download.Note = "etag 1";
            await download.AppendAsync(Content("wrong"), NoTransfer.Instance, default);
            download.Restart();
            download.Note = "etag 2";
        }

        Assert.That(Directory.Exists(Entry), Is.False);
    }

    [Test]
    public async Task An_entry_that_is_only_looked_at_keeps_what_is_in_it()
    {
        await DownloadAsync("data.csv", "one\n");
        var before = Directory.GetFiles(Entry).Order();

        using (var entry = await OpenAsync())
        using (entry.OpenDownload("data.csv"))
            await entry.FindAsync("data.csv", default);

        Assert.That(Directory.GetFiles(Entry).Order(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_restarted_download_holds_nothing_of_what_was_there()
    {
        using var entry = await OpenAsync();
        using var download = entry.OpenDownload("data.csv");
        download.Note = "etag 1";
        await download.AppendAsync(Content("something long"), NoTransfer.Instance, default);

        download.Restart();
        Assert.That((download.Length, download.Note), Is.EqualTo((0L, (string?)null)));
        await download.AppendAsync(Content("new"), NoTransfer.Instance, default);

        Assert.That((await download.CompleteAsync(default)).Sha256, Is.EqualTo(Sha256("new")));
    }

    [Test]
    public async Task Bytes_before_a_broken_stream_stay()
    {
        using var entry = await OpenAsync();
        using var download = entry.OpenDownload("data.csv");

        Assert.That(() => download.AppendAsync(new BreakingStream("half"u8.ToArray()), NoTransfer.Instance, default), Throws.TypeOf<IOException>());
        await download.AppendAsync(Content(" full"), NoTransfer.Instance, default);

        Assert.That(await download.Sha256Async(default), Is.EqualTo(Sha256("half full")));
    }

    [Test]
    public async Task A_damaged_file_is_forgotten_with_a_warning()
    {
        var file = await DownloadAsync("data.csv", "one\n");
        File.Delete(file.Path);
        File.WriteAllText(file.Path, "0ne\n");

        using var entry = await OpenAsync();
        var found = await entry.FindAsync("data.csv", default);

        Assert.Multiple(() =>
        {
            Assert.That(found, Is.Null);
            Assert.That(File.Exists(file.Path), Is.False);
            Assert.That(_log.Lines, Has.One.StartsWith($"WARNING: cached file '{file.Path}' is damaged (expected sha256 {file.Sha256} but got "));
        });
    }

    [Test]
    public async Task A_touched_file_whose_content_is_the_same_is_as_good_as_before()
    {
        var file = await DownloadAsync("data.csv", "one\n");
        File.SetLastWriteTimeUtc(file.Path, new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));

        using var entry = await OpenAsync();

        Assert.That(await entry.FindAsync("data.csv", default), Is.EqualTo(file));
        Assert.That(_log.Lines, Is.Empty);
    }

    [Test]
    public async Task A_file_that_the_original_has_downloaded_is_used()
    {
        Directory.CreateDirectory(Entry);
        File.WriteAllText(Path.Combine(Entry, "data.csv"), "old");

        using var entry = await OpenAsync();

        Assert.That((await entry.FindAsync("data.csv", default))?.Sha256, Is.EqualTo(Sha256("old")));
    }

    [Test]
    public async Task One_at_a_time_holds_an_entry()
    {
        var first = await OpenAsync();
        var second = OpenAsync();
        Assert.That(second.IsCompleted, Is.False);

        first.Dispose();

        (await second).Dispose();
    }

    [Test]
    public async Task Notes_are_kept_until_they_are_taken_away()
    {
        using (var entry = await OpenAsync())
            entry.WriteNote("data.csv.validators", "etag");
        using var again = await OpenAsync();
        Assert.That(again.ReadNote("data.csv.validators"), Is.EqualTo("etag"));

        again.WriteNote("data.csv.validators", null);

        Assert.That(again.ReadNote("data.csv.validators"), Is.Null);
    }

    [Test]
    public async Task A_file_that_came_from_another_place_is_taken_over_by_its_digest()
    {
        var file = await DownloadAsync("data.csv", "one\n");

        using var other = await Cache().OpenAsync(Entry + "2", "other", default);
        var adopted = await other.AdoptAsync("copy.csv", file.Sha256.ToUpperInvariant(), default);

        Assert.Multiple(async () =>
        {
            Assert.That(adopted, Is.EqualTo(new CachedFile(Path.Combine(Entry + "2", "copy.csv"), file.Sha256)));
            Assert.That(File.ReadAllText(adopted!.Path), Is.EqualTo("one\n"));
            Assert.That(await other.FindAsync("copy.csv", default), Is.EqualTo(adopted));
            Assert.That(Directory.GetFiles(Entry + "2"), Has.None.Contains("adopted"));
        });
    }

    [Test]
    public async Task A_file_that_was_damaged_or_is_gone_is_not_taken_over()
    {
        var file = await DownloadAsync("data.csv", "one\n");
        using var other = await Cache().OpenAsync(Entry + "2", "other", default);

        File.Delete(file.Path);
        Assert.That(await other.AdoptAsync("data.csv", file.Sha256, default), Is.Null);
        File.WriteAllText(file.Path, "0ne\n");
        Assert.That(await other.AdoptAsync("data.csv", file.Sha256, default), Is.Null);
        Assert.That(await other.AdoptAsync("data.csv", new string('0', 64), default), Is.Null);
    }

    [TestCase("../x")]
    [TestCase("..")]
    [TestCase("")]
    [TestCase("a/b")]
    public async Task Names_that_lead_out_of_the_entry_are_refused(string name)
    {
        using var entry = await OpenAsync();

        Assert.That(() => entry.FindAsync(name, default), Throws.ArgumentException);
        Assert.That(() => entry.OpenDownload(name), Throws.ArgumentException);
    }

    [Test]
    public void A_directory_elsewhere_is_no_entry() =>
        Assert.That(() => Cache().OpenAsync(_home, "x", default), Throws.ArgumentException);

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static MemoryStream Content(string text) => new(Encoding.UTF8.GetBytes(text));

    private SharedCache Cache() => new(_home, _log, TimeProvider.System);

    private Task<ICacheEntry> OpenAsync() => Cache().OpenAsync(Entry, "data", default);

    private async Task<CachedFile> DownloadAsync(string name, string content)
    {
        using var entry = await OpenAsync();
        using var download = entry.OpenDownload(name);
        await download.AppendAsync(Content(content), NoTransfer.Instance, default);
        return await download.CompleteAsync(default);
    }

    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == Length ? throw new IOException("connection reset") : base.ReadAsync(buffer, cancellationToken);
    }
}
