using Guild.Abstractions;
using Guild.Core.Logging;

namespace Guild.Tool.Terminal;

/// <summary>Shows transfers on standard error.</summary>
internal sealed class Transfers(IGuildLog log, TimeProvider clock) : ITransfers
{
    public ITransfer Begin(string what, long? total, long done = 0) => new LineTransfer(what, total, done, log, clock);
}
