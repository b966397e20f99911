using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Guild.Core.Runs;

/// <summary>The processes of this machine: <c>/proc</c> where there is one.</summary>
/// <param name="time">The clock that start times are told by; <see langword="null"/> for the system's.</param>
public sealed class SystemProcessTable(TimeProvider? time = null) : IProcessTable
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly bool _hasProc = Directory.Exists("/proc/self");
    private string? _bootId;

    /// <inheritdoc/>
    public LiveProcess? Find(int processId)
    {
        if (processId <= 0)
            return null;
        return _hasProc ? FindInProc(processId) : FindThroughSystem(processId);
    }

    private LiveProcess? FindInProc(int processId)
    {
        string stat;
        try
        {
            stat = File.ReadAllText($"/proc/{processId}/stat");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        // The second field, the command, may hold blanks and parentheses; what follows its last ')' doesn't.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 20 || fields[0] is "Z" or "X")
            return null;
        return new LiveProcess(processId, $"{BootId()}.{fields[19]}", StartTime(fields[19]));
    }

    // The kernel counts hundredths of a second since it booted. System.Diagnostics.Process knows the same, but takes longer to load than
    // many a run takes in all.
    private DateTimeOffset? StartTime(string ticks)
    {
        const double ticksPerSecond = 100;
        var uptime = File.ReadAllText("/proc/uptime").Split(' ')[0];
        return double.TryParse(uptime, CultureInfo.InvariantCulture, out var up) && double.TryParse(ticks, CultureInfo.InvariantCulture, out var start)
            ? _time.GetUtcNow() - TimeSpan.FromSeconds(up - (start / ticksPerSecond))
            : null;
    }

    private static LiveProcess? FindThroughSystem(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            if (process.HasExited)
                return null;
            var started = StartTime(processId);
            return new LiveProcess(processId, started?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? "-", started);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private static DateTimeOffset? StartTime(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.StartTime;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // Gone in the meantime, or not ours to look at.
            return null;
        }
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
