using System.ComponentModel;
using System.Diagnostics;

namespace Guild.Core.Running.Windows;

/// <summary>A child where there is no posix_spawn. There are no signals either: every request to stop ends the process tree.</summary>
/// <remarks>
/// The lock file is written just after the start, and no job object ties the tree together: a guild that is killed leaves its program behind.
/// </remarks>
internal sealed class WindowsChildProcess : ChildProcess
{
    private readonly Process process;
    private readonly bool isPiped;

    private WindowsChildProcess(Process process, bool isPiped)
    {
        this.process = process;
        this.isPiped = isPiped;
    }

    public override int Id => process.Id;

    public override Stream? StandardOutput => isPiped ? process.StandardOutput.BaseStream : null;

    public override Stream? StandardError => isPiped ? process.StandardError.BaseStream : null;

    public static new WindowsChildProcess Start(ChildStart start)
    {
        var info = new ProcessStartInfo(start.Program, start.Arguments)
        {
            WorkingDirectory = start.WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = start.PipesOutput || start.IsDetached,
            RedirectStandardError = start.PipesOutput || start.IsDetached,
            RedirectStandardInput = start.IsDetached,
            CreateNoWindow = start.IsDetached,
        };
        info.Environment.Clear();
        foreach (var (name, value) in start.Environment)
            info.Environment[name] = value;
        try
        {
            var process = Process.Start(info) ?? throw new SpawnException(SpawnException.NotFound, start.Program);
            if (start.LockFile is { } lockFile)
                File.WriteAllText(lockFile, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return new WindowsChildProcess(process, start.PipesOutput);
        }
        catch (Win32Exception error)
        {
            const int accessDenied = 5;
            throw new SpawnException(error.NativeErrorCode == accessDenied ? SpawnException.NotPermitted : SpawnException.NotFound, start.Program);
        }
    }

    public override int WaitForExit()
    {
        // With a time limit the call doesn't wait for the pipes, which a grandchild may hold.
        while (!process.WaitForExit(int.MaxValue))
        {
        }

        return process.ExitCode;
    }

    public override void Send(StopSignal signal)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already, which is what was wanted.
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            process.Dispose();
    }
}
