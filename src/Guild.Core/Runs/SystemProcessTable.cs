using System.Globalization;
using Guild.Core.Running;

namespace Guild.Core.Runs;

/// <summary>The processes of this machine, with an identity that holds across boots.</summary>
/// <param name="time">The clock that start times are told by; <see langword="null"/> for the system's.</param>
public sealed class SystemProcessTable(TimeProvider? time = null) : IProcessTable
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private string? _bootId;

    /// <inheritdoc/>
    public LiveProcess? Find(int processId)
    {
        if (ProcessTable.Find(processId) is not { IsZombie: false } entry)
            return null;
        if (entry.StartMark == ProcessEntry.UnknownStart)
            return new LiveProcess(processId, "-", StartedAt: null);
        var mark = entry.StartMark.ToString(CultureInfo.InvariantCulture);
        return OperatingSystem.IsLinux()
            ? new LiveProcess(processId, $"{BootId()}.{mark}", SinceBoot(entry.StartMark))
            : new LiveProcess(processId, mark, new DateTimeOffset(entry.StartMark, TimeSpan.Zero));
    }

    // The kernel counts hundredths of a second since it booted. System.Diagnostics.Process knows the same, but takes longer to load than
    // many a run takes in all.
    private DateTimeOffset? SinceBoot(long ticks)
    {
        const double ticksPerSecond = 100;
        var uptime = File.ReadAllText("/proc/uptime").Split(' ')[0];
        return double.TryParse(uptime, CultureInfo.InvariantCulture, out var up) ? _time.GetUtcNow() - TimeSpan.FromSeconds(up - (ticks / ticksPerSecond)) : null;
    }

    private string BootId()
    {
        try
        {
            return _bootId ??= File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return _bootId = "-";
        }
    }
}
