namespace Guild.Core.Logging;

/// <summary>Tells nobody anything.</summary>
public sealed class NoLog : IGuildLog
{
    /// <inheritdoc/>
    public void Debug(string message)
    {
    }

    /// <inheritdoc/>
    public void Info(string message)
    {
    }

    /// <inheritdoc/>
    public void Warning(string message)
    {
    }

    /// <inheritdoc/>
    public void Error(string message)
    {
    }
}
