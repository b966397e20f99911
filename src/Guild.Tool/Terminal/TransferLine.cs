namespace Guild.Tool.Terminal;

/// <summary>
/// The last line of the terminal while transfers go on. It appears when one has taken a second, makes way for whatever else is said,
/// and is gone at the end.
/// </summary>
/// <remarks>
/// Not a library's: one line is all there is to show, it shares standard error with the log, and it hides no cursor that a killed guild
/// would leave hidden.
/// </remarks>
internal sealed class TransferLine : IDisposable
{
    /// <summary>What is over sooner needs no line.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    private readonly ITerminal _terminal;
    private readonly TimeProvider _clock;
    private readonly TransferRate _rate;
    private readonly List<BarTransfer> _going = [];
    private ITimer? _timer;
    private bool _isShown;

    public TransferLine(ITerminal terminal, TerminalLog log, TimeProvider clock)
    {
        (_terminal, _clock, _rate) = (terminal, clock, new TransferRate(clock));
        log.Interrupts = this;
    }

    /// <summary>Held while anything is written to the terminal.</summary>
    public Lock Gate { get; } = new();

    public void Add(BarTransfer transfer)
    {
        lock (Gate)
        {
            _going.Add(transfer);
            _timer ??= _clock.CreateTimer(_ => Draw(), null, Patience, Beat);
        }
    }

    public void Remove(BarTransfer transfer)
    {
        lock (Gate)
        {
            _going.Remove(transfer);
            if (_going.Count > 0)
                return;
            _timer?.Dispose();
            _timer = null;
            Clear();
        }
    }

    /// <summary>Makes way for a line of another's. The gate is held.</summary>
    public void Clear()
    {
        if (!_isShown)
            return;
        Write("\r\u001b[K");
        _isShown = false;
    }

    public void Dispose()
    {
        lock (Gate)
        {
            _timer?.Dispose();
            Clear();
        }
    }

    private void Write(string text)
    {
        try
        {
            _terminal.Error.Write(text);
        }
        catch (IOException)
        {
            // The terminal is gone: the download is worth more than the sight of it.
        }
    }

    private void Draw()
    {
        lock (Gate)
        {
            // The oldest one's patience has passed, perhaps not that of any that is still going.
            if (_timer is null || _terminal.ErrorWidth is not { } width || !_going.Exists(t => t.Elapsed >= Patience))
                return;
            long bytes = 0;
            long? total = 0;
            foreach (var transfer in _going)
            {
                bytes += transfer.Bytes;
                total += transfer.Total;
            }

            var what = _going.Count == 1 ? _going[0].What : $"{_going.Count} downloads";
            Write("\r" + TransferText.Line(what, bytes, total, _rate.Next(bytes), width) + "\u001b[K");
            _isShown = true;
        }
    }
}
