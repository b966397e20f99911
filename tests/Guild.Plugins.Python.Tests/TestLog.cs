using Guild.Abstractions;

namespace Guild.Plugins.Python.Tests;

internal sealed class TestLog : IPluginLog
{
    public List<string> Lines { get; } = [];

    public void Debug(string message) => Lines.Add(message);

    public void Info(string message) => Lines.Add(message);

    public void Warning(string message) => Lines.Add(message);
}
