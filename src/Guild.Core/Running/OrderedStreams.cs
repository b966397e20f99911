using Guild.Core.Running.Posix;

namespace Guild.Core.Running;

/// <summary>
/// Standard output and error of a guild whose own output another guild takes: what is written to one stream waits until what was written
/// to the other before has been read, so that the order stays through both levels (runs.md 7.3).
/// </summary>
public sealed class OrderedStreams
{
    private const int OutputDescriptor = 1;
    private const int ErrorDescriptor = 2;

    // Whoever reads is a guild, which always does. Should it hang, order isn't worth waiting for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private Part? last;

    /// <summary>Streams that write to these, in their own time until <see cref="KeepsOrder"/> is set.</summary>
    public OrderedStreams(Stream output, Stream error)
    {
        Output = new Part(this, output, OutputDescriptor);
        Error = new Part(this, error, ErrorDescriptor);
    }

    /// <summary>Standard output.</summary>
    public Stream Output { get; }

    /// <summary>Standard error.</summary>
    public Stream Error { get; }

    /// <summary>Whether order is kept.</summary>
    public bool KeepsOrder { get; set; }

    /// <summary>Waits until all has been read that this process and its children wrote to either stream.</summary>
    public static void Settle()
    {
        AwaitReader(OutputDescriptor);
        AwaitReader(ErrorDescriptor);
    }

    private static void AwaitReader(int descriptor)
    {
        if (OperatingSystem.IsWindows())
            return;
        var since = Environment.TickCount64;
        while (Libc.UnreadInPipe(descriptor) > 0 && Environment.TickCount64 - since < Patience.TotalMilliseconds)
        {
            if (!Thread.Yield())
                Thread.Sleep(1);
        }
    }

    private sealed class Part(OrderedStreams streams, Stream inner, int descriptor) : WriteOnlyStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (!streams.KeepsOrder)
            {
                inner.Write(buffer);
                return;
            }

            lock (streams.gate)
            {
                if (streams.last is { } other && other != this)
                    AwaitReader(other.Descriptor);
                streams.last = this;
                inner.Write(buffer);
            }
        }

        public override void Flush() => inner.Flush();

        private int Descriptor => descriptor;
    }
}
