namespace Guild.Core.Running;

/// <summary>Carries a child's output to a recorder, one thread for each stream, as long as anyone holds the other ends of the pipes.</summary>
public sealed class OutputPump : IDisposable
{
    private const int BufferSize = 64 * 1024;

    /// <summary>How long an unfinished line stays out of the record.</summary>
    private static readonly TimeSpan PartialLineDelay = TimeSpan.FromSeconds(1);

    private readonly OutputRecorder recorder;
    private readonly ITimer timer;

    private OutputPump(ChildProcess child, OutputRecorder recorder, TimeProvider time)
    {
        this.recorder = recorder;
        Drained = Task.WhenAll(Carry(child.StandardOutput, OutputChannel.Output), Carry(child.StandardError, OutputChannel.Error));
        timer = time.CreateTimer(_ => recorder.RecordPartialLines(), null, PartialLineDelay, PartialLineDelay);
    }

    /// <summary>Completed when both streams have ended, which a grandchild that inherited them can put off.</summary>
    public Task Drained { get; }

    /// <summary>Begins to carry.</summary>
    public static OutputPump Start(ChildProcess child, OutputRecorder recorder, TimeProvider time) => new(child, recorder, time);

    /// <summary>Stops the timer. Streams that are still open go on being emptied, so that nobody who writes to them gets stuck.</summary>
    public void Dispose() => timer.Dispose();

    private Task Carry(Stream? stream, OutputChannel channel)
    {
        if (stream is null)
            return Task.CompletedTask;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Carry(stream, channel, done), 256 * 1024) { IsBackground = true, Name = $"output {channel}" }.Start();
        return done.Task;
    }

    private void Carry(Stream stream, OutputChannel channel, TaskCompletionSource done)
    {
        try
        {
            var buffer = new byte[BufferSize];
            while (stream.Read(buffer) is var count and > 0)
                recorder.Receive(channel, buffer.AsSpan(0, count));
            recorder.End(channel);
            done.SetResult();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            done.SetResult(); // The pipe is gone, which is an end as well.
        }
        catch (Exception error)
        {
            done.SetException(error);
        }
    }
}
