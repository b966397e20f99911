namespace Guild.Abstractions;

/// <summary>The host's log. A service that plugin classes may take in their constructors.</summary>
public interface IPluginLog
{
    /// <summary>Shown only with <c>--debug</c>.</summary>
    void Debug(string message);

    /// <summary>Shown as it is, on standard error.</summary>
    void Info(string message);

    /// <summary>Shown behind <c>WARNING: </c>, on standard error.</summary>
    void Warning(string message);
}
