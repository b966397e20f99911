namespace Guild.Abstractions.Testing;

/// <summary>Keeps what a plugin says.</summary>
public sealed class TestLog : IPluginLog
{
    private readonly List<string> _messages = [];

    /// <summary>All messages so far, in order, debug messages included.</summary>
    public IReadOnlyList<string> Messages
    {
        get
        {
            lock (_messages)
                return [.. _messages];
        }
    }

    /// <inheritdoc/>
    public void Debug(string message) => Keep(message);

    /// <inheritdoc/>
    public void Info(string message) => Keep(message);

    /// <inheritdoc/>
    public void Warning(string message) => Keep(message);

    private void Keep(string message)
    {
        lock (_messages)
            _messages.Add(message);
    }
}
