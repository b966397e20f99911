using Guild.Core.Running.Posix;
using Guild.Core.Running.Windows;

namespace Guild.Core.Running;

/// <summary>A process that guild started and waits for.</summary>
public abstract class ChildProcess : IDisposable
{
    /// <summary>The process' id.</summary>
    public abstract int Id { get; }

    /// <summary>What it writes to standard output; <see langword="null"/> unless output is piped.</summary>
    public abstract Stream? StandardOutput { get; }

    /// <summary>What it writes to standard error; <see langword="null"/> unless output is piped, apart from standard output.</summary>
    public abstract Stream? StandardError { get; }

    /// <summary>Waits for the end of the process, whoever still holds its pipes.</summary>
    /// <returns>The exit status: 0 to 255, or minus the number of the signal that ended the process.</returns>
    /// <exception cref="IOException">The status was lost.</exception>
    public abstract int WaitForExit();

    /// <summary>Starts a process.</summary>
    /// <exception cref="SpawnException">The program doesn't exist or can't be started.</exception>
    public static ChildProcess Start(ChildStart start)
    {
        if (OperatingSystem.IsWindows())
            return WindowsChildProcess.Start(start);
        var program = ExecutableFinder.Find(start);
        return PosixChildProcess.Start(start, program);
    }

    /// <summary>Sends a signal to this process alone, unless it has ended.</summary>
    public abstract void Send(StopSignal signal);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes guild's ends of the pipes. The process goes on.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
