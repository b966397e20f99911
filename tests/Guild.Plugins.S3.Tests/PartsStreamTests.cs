using FsCheck;
using FsCheck.Fluent;

namespace Guild.Plugins.S3.Tests;

public class PartsStreamTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))];

    [Test]
    public void Whatever_its_parts_content_comes_whole_and_in_order()
    {
        var (anyStart, anySize, anyCount) = (Gen.Choose(0, 1000).ToArbitrary(), Gen.Choose(1, 300).ToArbitrary(), Gen.Choose(1, 6).ToArbitrary());
        Prop.ForAll(anyStart, anySize, anyCount, (start, partSize, ahead) =>
        {
            using var stream = new PartsStream(Late, start, Content.Length, ahead, partSize);
            return Read(stream).AsSpan().SequenceEqual(Content.AsSpan(start));
        }).QuickCheckThrowOnFailure();

        static async Task Late(long from, Memory<byte> buffer, CancellationToken cancel)
        {
            // Later parts come sooner.
            for (var i = from; i < Content.Length; i += 200)
                await Task.Yield();
            Content.AsMemory((int)from, buffer.Length).CopyTo(buffer);
        }
    }

    [Test]
    public async Task As_many_parts_as_wished_are_asked_for_at_once_and_no_more()
    {
        var (now, most) = (0, 0);
        var full = new TaskCompletionSource();
        await using var stream = new PartsStream(
            async (_, _, _) =>
            {
                most = Math.Max(most, ++now);
                if (now == 3)
                    full.SetResult();
                await full.Task;
                now--;
            },
            0,
            30,
            ahead: 3,
            partSize: 10);

        Assert.That(await stream.ReadAsync(new byte[30]), Is.EqualTo(10));
        Assert.That(most, Is.EqualTo(3));
    }

    [Test]
    public void What_goes_wrong_with_a_part_reaches_who_reads()
    {
        using var stream = new PartsStream((from, _, _) => from == 10 ? Task.FromException(new IOException("broken")) : Task.CompletedTask, 0, 30, ahead: 3, partSize: 10);

        Assert.That(() => Read(stream), Throws.InstanceOf<IOException>().With.Message.EqualTo("broken"));
    }

    [Test]
    public async Task Closing_it_stops_what_is_on_its_way()
    {
        CancellationToken given = default;
        var stream = new PartsStream(
            (from, _, cancel) =>
            {
                given = cancel;
                return from == 0 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, cancel);
            },
            0,
            20,
            ahead: 2,
            partSize: 10);
        _ = await stream.ReadAsync(new byte[10]);

        await stream.DisposeAsync();

        Assert.That(given.IsCancellationRequested);
    }

    private static byte[] Read(PartsStream stream)
    {
        using var all = new MemoryStream();
        var buffer = new byte[64];
        int read;
        while ((read = stream.ReadAsync(buffer).AsTask().GetAwaiter().GetResult()) > 0)
            all.Write(buffer, 0, read);
        return all.ToArray();
    }
}
