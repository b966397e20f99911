using Guild.Abstractions;
using Guild.Core.Logging;

namespace Guild.Tool.Terminal;

/// <summary>Shows transfers on standard error.</summary>
internal sealed class Transfers(IGuildLog log, TimeProvider clock) : ITransfers
{
    public ITransfer Begin(string what, long? total) => new LineTransfer(what, total, log, clock);
}
