using Guild.Core.Logging;

namespace Guild.Core.Tests.Resources;

/// <summary>Keeps what is said: informal lines as they are, warnings and errors with their prefix.</summary>
internal sealed class RecordingLog : IGuildLog
{
    public List<string> Lines { get; } = [];

    public void Debug(string message)
    {
    }

    public void Info(string message) => Lines.Add(message);

    public void Warning(string message) => Lines.Add("WARNING: " + message);

    public void Error(string message) => Lines.Add("ERROR: " + message);
}
