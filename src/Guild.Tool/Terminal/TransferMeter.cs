using System.Globalization;
using Guild.Core.Resources;

namespace Guild.Tool.Terminal;

/// <summary>Counts the bytes of a transfer.</summary>
internal sealed class TransferMeter(TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();
    private long _bytes;

    /// <summary>How many bytes have come so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>How long it has been going on.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    public void Advance(long bytes) => Interlocked.Add(ref _bytes, bytes);

    /// <summary>How much has come, in what time, and how fast: <c>1 GiB in 2.1 s, 487.6 MiB/s</c>.</summary>
    public string Summary
    {
        get
        {
            var seconds = Math.Max(Elapsed.TotalSeconds, 0.001);
            return string.Create(
                CultureInfo.InvariantCulture, $"{ByteSize.Format(Bytes)} in {seconds:0.0##} s, {ByteSize.Format((long)(Bytes / seconds))}/s");
        }
    }
}
