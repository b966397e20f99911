namespace Guild.Core.Logging;

/// <summary>Talk about the work, for standard error. The engine prints nothing itself.</summary>
public interface IGuildLog
{
    /// <summary>Shown with <c>--debug</c> only.</summary>
    void Debug(string message);

    /// <summary>Shown as it is.</summary>
    void Info(string message);

    /// <summary>Shown behind <c>WARNING: </c>.</summary>
    void Warning(string message);

    /// <summary>Shown behind <c>ERROR: </c>.</summary>
    void Error(string message);
}
