using Guild.Abstractions;
using Guild.Core.Logging;

namespace Guild.Tool.Terminal;

/// <summary>Shows transfers on standard error: where somebody watches as a line that moves, else as lines of the log.</summary>
internal sealed class Transfers(ITerminal terminal, IGuildLog log, TimeProvider clock) : ITransfers, IDisposable
{
    // Who wants to read warnings alone wants no bar either.
    private readonly TransferLine? _line = log is TerminalLog { ShowsInfo: true } shown && terminal.ErrorWidth is not null
        ? new TransferLine(terminal, shown, clock)
        : null;

    public ITransfer Begin(string what, long? total, long done = 0) => _line is null
        ? new LineTransfer(what, total, done, log, clock)
        : new BarTransfer(what, total, done, _line, log, clock);

    public void Dispose() => _line?.Dispose();
}
