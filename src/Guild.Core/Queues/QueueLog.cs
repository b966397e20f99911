using System.Globalization;
using Guild.Core.Logging;

namespace Guild.Core.Queues;

/// <summary>A log that says when: queues run for days, unattended (runs.md 8.5).</summary>
internal sealed class QueueLog(IGuildLog log, TimeProvider time, TimeZoneInfo zone) : IGuildLog
{
    /// <inheritdoc/>
    public void Debug(string message) => log.Debug(Timed(message));

    /// <inheritdoc/>
    public void Info(string message) => log.Info(Timed(message));

    /// <inheritdoc/>
    public void Warning(string message) => log.Warning(Timed(message));

    /// <inheritdoc/>
    public void Error(string message) => log.Error(Timed(message));

    private string Timed(string message) =>
        $"{TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} {message}";
}
