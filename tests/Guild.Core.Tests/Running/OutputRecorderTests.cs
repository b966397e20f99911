using System.Buffers.Binary;
using System.Text;
using Guild.Core.Running;

namespace Guild.Core.Tests.Running;

public sealed class OutputRecorderTests
{
    private readonly TickingClock clock = new();
    private readonly MemoryStream screen = new();
    private readonly MemoryStream errorScreen = new();
    private readonly List<string> lines = [];
    private TempFolder folder = null!;
    private OutputRecorder recorder = null!;

    private string Output => File.ReadAllText(folder["output"]);

    private IEnumerable<int> IndexedChannels => File.ReadAllBytes(folder["index"]).Chunk(9).Select(entry => (int)entry[8]);

    [SetUp]
    public void Open()
    {
        folder = new TempFolder();
        lines.Clear();
        screen.SetLength(0);
        errorScreen.SetLength(0);
        clock.Reset();
        recorder = Create(screen, errorScreen);
    }

    [TearDown]
    public void Close()
    {
        recorder.Dispose();
        folder.Dispose();
    }

    [Test]
    public void Every_line_has_an_index_entry_with_time_and_stream()
    {
        Receive(OutputChannel.Output, "a\nb\n");
        clock.Advance(TimeSpan.FromMilliseconds(5));
        Receive(OutputChannel.Error, "c\n");

        var entries = File.ReadAllBytes(folder["index"]).Chunk(9).ToArray();

        Assert.That(Output, Is.EqualTo("a\nb\nc\n"));
        Assert.That(entries.Select(e => (int)e[8]), Is.EqualTo(new[] { 0, 0, 1 }));
        Assert.That(entries.Select(e => BinaryPrimitives.ReadUInt64BigEndian(e)), Is.EqualTo(new[] { 1795436511121UL, 1795436511121UL, 1795436511126UL }));
    }

    [Test]
    public void An_index_entry_has_the_bytes_of_the_format()
    {
        Receive(OutputChannel.Output, "x\n");

        Assert.That(Convert.ToHexStringLower(File.ReadAllBytes(folder["index"])), Is.EqualTo("000001a2085aff9100"));
    }

    [Test]
    public void Streams_do_not_cut_each_others_lines()
    {
        Receive(OutputChannel.Output, "first ha");
        Receive(OutputChannel.Error, "error\n");
        Receive(OutputChannel.Output, "lf\n");

        Assert.That(Output, Is.EqualTo("error\nfirst half\n"));
        Assert.That(IndexedChannels, Is.EqualTo(new[] { 1, 0 }));
    }

    [Test]
    public void Unfinished_lines_are_shown_at_once_and_recorded_later()
    {
        Receive(OutputChannel.Output, "50%");

        Assert.That((Shown(screen), Output), Is.EqualTo(("50%", "")));

        recorder.RecordPartialLines();
        Assert.That(Output, Is.EqualTo("50%"));
        Receive(OutputChannel.Output, "\r100%\n");
        Assert.That(Output, Is.EqualTo("50%\r100%\n"));
        Assert.That(IndexedChannels, Is.EqualTo(new[] { 0 }));
        Assert.That(lines, Is.EqualTo(new[] { "50%\r100%" }));
    }

    [Test]
    public void An_unfinished_last_line_counts_when_the_stream_ends()
    {
        Receive(OutputChannel.Output, "a\nend");
        recorder.End(OutputChannel.Output);
        recorder.End(OutputChannel.Error);

        Assert.That(Output, Is.EqualTo("a\nend"));
        Assert.That(IndexedChannels, Is.EqualTo(new[] { 0, 0 }));
        Assert.That(lines, Is.EqualTo(new[] { "a", "end" }));
    }

    [Test]
    public void Streams_are_shown_on_their_own_screens()
    {
        Receive(OutputChannel.Output, "o");
        Receive(OutputChannel.Error, "e");

        Assert.That((Shown(screen), Shown(errorScreen)), Is.EqualTo(("o", "e")));
    }

    [Test]
    public void Control_characters_are_recorded_but_not_shown_to_line_handlers()
    {
        Receive(OutputChannel.Output, "a\u0001\tb\u001b\n");

        Assert.That(Output, Is.EqualTo("a\u0001\tb\u001b\n"));
        Assert.That(lines, Is.EqualTo(new[] { "a\tb\u001b" }));
    }

    [Test]
    public void A_very_long_line_is_recorded_whole_with_one_index_entry()
    {
        var part = new string('x', 700_000);
        Receive(OutputChannel.Output, part);
        Receive(OutputChannel.Output, part);
        Receive(OutputChannel.Output, "y\nz\n");

        Assert.That(Output, Is.EqualTo(part + part + "y\nz\n"));
        Assert.That(IndexedChannels, Is.EqualTo(new[] { 0, 0 }));
        Assert.That(lines, Is.EqualTo(new[] { "", "z" }));
    }

    [Test]
    public void A_screen_that_nobody_reads_any_more_does_not_cost_the_record()
    {
        recorder.Dispose();
        recorder = Create(new BrokenStream(), errorScreen);

        Receive(OutputChannel.Output, "a\n");
        Receive(OutputChannel.Output, "b\n");

        Assert.That(Output, Is.EqualTo("a\nb\n"));
        Assert.That(recorder.Failure, Is.Null);
    }

    [Test]
    [Platform("Linux")]
    public void A_full_disk_is_remembered_and_the_output_goes_on()
    {
        recorder.Dispose();
        recorder = new OutputRecorder("/dev/full", folder["index"], clock, screen, errorScreen, null);

        Receive(OutputChannel.Output, "a\n");
        Receive(OutputChannel.Output, "b\n");

        Assert.That(recorder.Failure, Is.InstanceOf<IOException>());
        Assert.That(Shown(screen), Is.EqualTo("a\nb\n"));
    }

    [Test]
    public void What_comes_after_the_end_is_dropped()
    {
        recorder.Dispose();

        Receive(OutputChannel.Output, "late\n");

        Assert.That((Output, Shown(screen)), Is.EqualTo(("", "")));
    }

    private static string Shown(MemoryStream screen) => Encoding.UTF8.GetString(screen.ToArray());

    private void Receive(OutputChannel channel, string text) => recorder.Receive(channel, Encoding.UTF8.GetBytes(text));

    private OutputRecorder Create(Stream output, Stream error) =>
        new(folder["output"], folder["index"], clock, output, error, (_, line) => lines.Add(Encoding.UTF8.GetString(line)));

    private sealed class TickingClock : TimeProvider
    {
        private DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(1795436511121);

        public void Advance(TimeSpan by) => now += by;

        public void Reset() => now = DateTimeOffset.FromUnixTimeMilliseconds(1795436511121);

        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
