namespace Guild.Tool.Terminal;

/// <summary>How fast bytes have come during the last seconds.</summary>
internal sealed class TransferRate(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly Queue<Sample> _samples = new();

    /// <summary>Notes how many bytes are there now, and tells the rate.</summary>
    public double Next(long bytes)
    {
        var now = clock.GetTimestamp();
        _samples.Enqueue(new Sample(now, bytes));
        while (_samples.Count > 2 && clock.GetElapsedTime(_samples.Peek().Time, now) > Window)
            _samples.Dequeue();
        var first = _samples.Peek();
        var seconds = clock.GetElapsedTime(first.Time, now).TotalSeconds;
        return seconds > 0 ? Math.Max(0, (bytes - first.Bytes) / seconds) : 0;
    }

    private readonly record struct Sample(long Time, long Bytes);
}
