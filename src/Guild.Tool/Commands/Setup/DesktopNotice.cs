using System.ComponentModel;
using Guild.Abstractions;

namespace Guild.Tool.Commands.Setup;

/// <summary>Tells somebody who is looking elsewhere that a command has ended.</summary>
internal static class DesktopNotice
{
    /// <summary>Shows a notice on the desktop.</summary>
    /// <returns>What keeps it from being shown; <see langword="null"/> when it is.</returns>
    public static async Task<string?> ShowAsync(string text, IProcessRunner processes, CancellationToken cancel)
    {
        if (OperatingSystem.IsWindows())
            return "notices are not available on Windows";
        var call = OperatingSystem.IsMacOS()
            ? new ProcessCall("osascript", ["-e", $"display notification \"{text}\" with title \"guild\""])
            : new ProcessCall("notify-send", ["guild", text]);
        try
        {
            var result = await processes.RunAsync(call, cancel);
            return result.ExitCode == 0 ? null : $"{call.Program} failed: {result.Error.Trim()}";
        }
        catch (Win32Exception)
        {
            return $"'{call.Program}' was not found";
        }
    }
}
