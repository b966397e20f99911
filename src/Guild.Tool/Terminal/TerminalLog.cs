using Guild.Core.Logging;
using Guild.Core.Secrets;

namespace Guild.Tool.Terminal;

/// <summary>Shows the engine's talk on standard error.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="level">The least level shown, in Python's numbers: 10 debug, 20 info, 30 warning, 40 error.</param>
/// <param name="secrets">What must not be shown.</param>
internal sealed class TerminalLog(ITerminal terminal, int level, SecretTexts secrets) : IGuildLog
{
    /// <summary>The least level shown.</summary>
    public int Level => level;

    /// <summary>Whether more than warnings is shown.</summary>
    public bool ShowsInfo => level <= 20;

    /// <summary>A line that makes way for what is logged.</summary>
    public TransferLine? Interrupts { get; set; }

    /// <summary>Whether each line says that it is guild's: in the output of a run that guild itself is the program of.</summary>
    public bool IsTagged { get; set; }

    public void Debug(string message) => Write(10, "DEBUG: ", message);

    public void Info(string message) => Write(20, IsTagged ? "INFO: " : "", message);

    public void Warning(string message) => Write(30, "WARNING: ", message);

    public void Error(string message) => Write(40, "ERROR: ", message);

    private void Write(int messageLevel, string prefix, string message)
    {
        if (messageLevel < level)
            return;
        var line = prefix + (IsTagged ? "[guild] " : "") + secrets.Mask(message);
        if (Interrupts is not { } moving)
        {
            terminal.Error.WriteLine(line);
            return;
        }

        lock (moving.Gate)
        {
            moving.Clear();
            terminal.Error.WriteLine(line);
        }
    }
}
