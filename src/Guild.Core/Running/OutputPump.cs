using Guild.Core.Running.Posix;

namespace Guild.Core.Running;

/// <summary>Carries a child's output to a recorder, one thread for each stream, as long as anyone holds the other ends of the pipes.</summary>
public sealed class OutputPump : IDisposable
{
    private const int BufferSize = 64 * 1024;
    private const int StackSize = 256 * 1024;

    /// <summary>How long an unfinished line stays out of the record.</summary>
    private static readonly TimeSpan PartialLineDelay = TimeSpan.FromSeconds(1);

    private readonly OutputRecorder recorder;
    private readonly TimeProvider time;
    private readonly Thread? output;
    private readonly Thread? error;
    private readonly Lock gate = new();
    private readonly Lock turn = new();
    private ITimer? timer;
    private bool isDisposed;
    private Exception? failure;

    private OutputPump(ChildProcess child, OutputRecorder recorder, TimeProvider time)
    {
        this.recorder = recorder;
        this.time = time;
        output = Start(child.StandardOutput, OutputChannel.Output);
        error = Start(child.StandardError, OutputChannel.Error);
    }

    /// <summary>Begins to carry.</summary>
    public static OutputPump Start(ChildProcess child, OutputRecorder recorder, TimeProvider time) => new(child, recorder, time);

    /// <summary>Waits until both streams have ended, which a grandchild that inherited them can put off.</summary>
    /// <returns>Whether they have within this time.</returns>
    public bool WaitDrained(TimeSpan limit)
    {
        var isDrained = output?.Join(limit) != false && error?.Join(limit) != false;
        return failure is null ? isDrained : throw new InvalidOperationException("carrying output failed", failure);
    }

    /// <summary>Stops the timer. Streams that are still open go on being emptied, so that nobody who writes to them gets stuck.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            timer?.Dispose();
        }
    }

    private Thread? Start(Stream? stream, OutputChannel channel)
    {
        if (stream is null)
            return null;
        var thread = new Thread(() => Carry(stream, channel), StackSize) { IsBackground = true };
        thread.Start();
        return thread;
    }

    // Only a program that leaves a line unfinished needs it: a timer has a thread of its own.
    private void WatchPartialLines()
    {
        lock (gate)
        {
            if (!isDisposed)
                timer ??= time.CreateTimer(_ => recorder.RecordPartialLines(), null, PartialLineDelay, PartialLineDelay);
        }
    }

    // What a process saw read is recorded before what it writes next, to whichever stream: one thread at a time reads and hands over.
    private int Receive(Stream stream, OutputChannel channel, byte[] buffer)
    {
        if (stream is not FileStream pipe || OperatingSystem.IsWindows())
            return Receive();
        Libc.AwaitReadable((int)pipe.SafeFileHandle.DangerousGetHandle());
        lock (turn)
            return Receive();

        int Receive()
        {
            var count = stream.Read(buffer);
            recorder.Receive(channel, buffer.AsSpan(0, count));
            return count;
        }
    }

    private void Carry(Stream stream, OutputChannel channel)
    {
        try
        {
            var buffer = new byte[BufferSize];
            while (Receive(stream, channel, buffer) is var count and > 0)
            {
                if (buffer[count - 1] != '\n')
                    WatchPartialLines();
            }

            recorder.End(channel);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The pipe is gone, which is an end as well.
        }
        catch (Exception error)
        {
            failure = error; // A mistake of ours. Thrown here it would end guild on the spot, and leave the run as it is.
        }
    }
}
