using Guild.Abstractions;
using Guild.Core.Logging;

namespace Guild.Tool.Terminal;

/// <summary>A transfer that is part of the terminal's last line once it takes long.</summary>
internal sealed class BarTransfer : ITransfer
{
    private readonly TransferLine _line;
    private readonly IGuildLog _log;
    private readonly TransferMeter _meter;
    private readonly long _done;

    public BarTransfer(string what, long? total, long done, TransferLine line, IGuildLog log, TimeProvider clock)
    {
        (What, Total, _done, _line, _log, _meter) = (what, total, done, line, log, new TransferMeter(clock));
        line.Add(this);
    }

    public string What { get; }

    public long? Total { get; set; }

    /// <summary>How many bytes are there, those of earlier attempts included.</summary>
    public long Bytes => _done + _meter.Bytes;

    /// <summary>How long it has been going on.</summary>
    public TimeSpan Elapsed => _meter.Elapsed;

    public void Advance(long bytes) => _meter.Advance(bytes);

    public void Complete()
    {
        _line.Remove(this);
        if (Elapsed >= TransferLine.Patience)
            _log.Info($"Downloaded {What} ({_meter.Summary})");
    }

    public void Dispose() => _line.Remove(this);
}
