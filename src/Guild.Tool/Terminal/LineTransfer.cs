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

    public LineTransfer(string what, long? total, IGuildLog log, TimeProvider clock)
    {
        (_what, _log, _meter) = (what, log, new TransferMeter(clock));
        Total = total;
        log.Info(total is { } size ? $"Downloading {what} ({ByteSize.Format(size)})" : $"Downloading {what}");
    }

    public long? Total { get; set; }

    public void Advance(long bytes) => _meter.Advance(bytes);

    public void Complete() => _log.Info($"Downloaded {_what} ({_meter.Summary})");

    public void Dispose()
    {
    }
}
