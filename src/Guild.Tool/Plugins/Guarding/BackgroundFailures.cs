using System.Runtime.ExceptionServices;

namespace Guild.Tool.Plugins.Guarding;

/// <summary>Exceptions that nobody catches on threads which plugins start. The runtime takes one handler in the life of a process.</summary>
internal static class BackgroundFailures
{
    private static readonly Lock Gate = new();
    private static Func<Exception, bool>? _report;
    private static bool _isSet;

    /// <summary>Says whether an exception is a plugin's and has been reported; any other ends the process as ever.</summary>
    public static Func<Exception, bool>? Report
    {
        set
        {
            lock (Gate)
            {
                _report = value;
                if (_isSet || value is null)
                    return;
                ExceptionHandling.SetUnhandledExceptionHandler(static failure => _report?.Invoke(failure) ?? false);
                _isSet = true;
            }
        }
    }
}
