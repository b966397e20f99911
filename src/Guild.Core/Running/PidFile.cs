using System.Globalization;

namespace Guild.Core.Running;

/// <summary>A file that holds this process' id as long as it looks after a run.</summary>
internal sealed class PidFile : IDisposable
{
    private readonly string? path;

    private PidFile(string? path) => this.path = path;

    public static PidFile Write(string? path)
    {
        if (path is not null)
            File.WriteAllText(path, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new PidFile(path);
    }

    public void Dispose()
    {
        if (path is null)
            return;
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Its directory vanished or is no longer ours. A stale pid file harms nobody: its process is gone.
        }
    }
}
