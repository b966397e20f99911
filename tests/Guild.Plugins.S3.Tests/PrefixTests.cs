namespace Guild.Plugins.S3.Tests;

public class PrefixTests : S3Test
{
    [Test]
    public async Task A_list_is_read_to_its_end_however_many_pages_it_has()
    {
        for (var i = 0; i < 25; i++)
            Store.With($"p/{i}.txt", $"{i}");
        Store.PageSize = 10;

        var directory = await Scene.ResolveAsync("s3://data/p/");

        Assert.That(Directory.GetFiles(directory.Path), Has.Exactly(25).Items);
        Assert.That(Store.Requests.Where(r => r.Path.Contains("list-type", StringComparison.Ordinal)), Has.Exactly(3).Items);
    }

    [Test]
    public async Task Objects_come_many_at_once()
    {
        for (var i = 0; i < 8; i++)
            Store.With($"p/{i}.txt", $"{i}");
        var (now, all) = (0, new TaskCompletionSource());
        Store.Misbehaves = async (exchange, _) =>
        {
            if (exchange.Request.Path.Contains("list-type", StringComparison.Ordinal))
                return false;
            if (Interlocked.Increment(ref now) == 8)
                all.SetResult();
            await all.Task;
            return false;
        };

        var directory = await Scene.With("parallel", "8").ResolveAsync("s3://data/p/");

        AssertHas(directory, "7.txt", "7");
    }

    [Test]
    public async Task Each_state_is_a_directory_of_its_own_and_keeps_what_is_the_same()
    {
        Store.With("p/same.txt", "same").With("p/changing.txt", "old");
        var first = await Scene.ResolveAsync("s3://data/p/");
        Store.With("p/changing.txt", "new");

        var second = await Scene.ResolveAsync("s3://data/p/");

        AssertHas(first, "changing.txt", "old");
        AssertHas(second, "changing.txt", "new");
        AssertHas(second, "same.txt", "same");
        Assert.That(Store.Downloads, Has.Exactly(3).Items);
    }

    [Test]
    public async Task The_order_of_keys_and_the_pages_of_the_list_make_no_other_state()
    {
        Store.With("p/a.txt", "a").With("p/b.txt", "b");
        var first = await Scene.ResolveAsync("s3://data/p/");
        Store.PageSize = 1;

        Assert.That((await Scene.ResolveAsync("s3://data/p/")).Path, Is.EqualTo(first.Path));
    }

    [Test]
    public async Task What_consoles_show_as_folders_are_no_files()
    {
        Store.With("p/", "").With("p/sub/", "").With("p/sub/a.txt", "a");

        AssertHas(await Scene.ResolveAsync("s3://data/p/"), "sub/a.txt", "a");
    }

    [Test]
    public async Task A_key_without_a_slash_is_the_object_if_there_is_one_else_the_prefix()
    {
        Store.With("m", "object").With("m/a.txt", "below").With("n/a.txt", "below");

        Assert.That(File.Exists((await Scene.ResolveAsync("s3://data/m")).Path));
        AssertHas(await Scene.ResolveAsync("s3://data/n"), "a.txt", "below");
    }

    [Test]
    public async Task Files_can_be_read_and_not_written()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Windows has other permissions");
        Store.With("p/a.txt", "a");

        var directory = await Scene.ResolveAsync("s3://data/p/");

        Assert.That(OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(Path.Combine(directory.Path, "a.txt")) & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite), Is.EqualTo(UnixFileMode.None));
    }
}
