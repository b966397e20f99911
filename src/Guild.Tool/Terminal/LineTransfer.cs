using Guild.Abstractions;
using Guild.Core.Logging;
using Guild.Core.Resources;

namespace Guild.Tool.Terminal;

/// <summary>A transfer told in two lines: where nobody watches, a line that changes would only fill a log.</summary>
internal sealed class LineTransfer : ITransfer
{
    private readonly string _what;
    private readonly IGuildLog _log;
    private readonly TransferMeter _meter;

    public LineTransfer(string what, long? total, long done, IGuildLog log, TimeProvider clock)
    {
        (_what, _log, _meter) = (what, log, new TransferMeter(clock));
        Total = total;
        var size = total is { } bytes ? ByteSize.Format(bytes) : "size unknown";
        log.Info(done > 0 ? $"Downloading {what} ({size}, {ByteSize.Format(done)} of it there already)" : $"Downloading {what} ({size})");
    }

    public long? Total { get; set; }

    public void Advance(long bytes) => _meter.Advance(bytes);

    public void Complete() => _log.Info($"Downloaded {_what} ({_meter.Summary})");

    public void Dispose()
    {
    }
}
