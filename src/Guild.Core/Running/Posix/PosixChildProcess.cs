using Microsoft.Win32.SafeHandles;

namespace Guild.Core.Running.Posix;

/// <summary>
/// A child made with posix_spawn and collected with waitpid: <see cref="System.Diagnostics.Process"/> can't tell <c>exit 137</c> from
/// <c>kill -9</c>. It never touches children that it doesn't know, so both ways may be used side by side.
/// </summary>
internal sealed unsafe class PosixChildProcess : ChildProcess
{
    // Larger than the opaque structures of any C library we know (336 bytes with glibc).
    private const int OpaqueSize = 1024;

    private readonly Lock gate = new();
    private readonly string program;
    private bool isCollected;
    private int? status;

    private PosixChildProcess(int id, string program, FileStream? output, FileStream? error)
    {
        Id = id;
        this.program = program;
        StandardOutput = output;
        StandardError = error;
    }

    public override int Id { get; }

    public override Stream? StandardOutput { get; }

    public override Stream? StandardError { get; }

    public static PosixChildProcess Start(ChildStart start, string file)
    {
        Libc.KeepChildStatus();
        int outRead = -1, outWrite = -1, errorRead = -1, errorWrite = -1;
        try
        {
            if (start.PipesOutput)
            {
                (outRead, outWrite) = Libc.OpenPipe();
                (errorRead, errorWrite) = start.JoinsOutput ? (-1, outWrite) : Libc.OpenPipe();
            }

            var id = Spawn(start, file, outWrite, errorWrite);
            var child = new PosixChildProcess(id, start.Program, OpenRead(outRead), OpenRead(errorRead));
            outRead = errorRead = -1;
            return child;
        }
        finally
        {
            if (errorWrite == outWrite)
                errorWrite = -1;
            Close(outRead);
            Close(outWrite);
            Close(errorRead);
            Close(errorWrite);
        }
    }

    public override int WaitForExit()
    {
        var error = Libc.AwaitEnd(Id);
        lock (gate)
        {
            if (!isCollected)
                status = error == 0 ? Libc.Collect(Id) : null;
            isCollected = true;
        }

        return status
            ?? throw new IOException($"the exit status of '{program}' (pid {Id}) was lost: another part of this process collected it");
    }

    public override void Send(StopSignal signal)
    {
        // Until it is collected the id can't belong to another process.
        lock (gate)
        {
            if (!isCollected)
                _ = Libc.Kill(Id, (int)signal);
        }
    }

    protected override void Dispose(bool disposing)
    {
        StandardOutput?.Dispose();
        StandardError?.Dispose();
    }

    private static int Spawn(ChildStart start, string file, int output, int error)
    {
        var arguments = start.LockFile is { } lockFile
            ? LockingShell.Wrap(lockFile, file, start.Arguments, start.Environment)
            : [start.Program, .. start.Arguments];
        using var argv = new NativeStrings(arguments);
        using var envp = new NativeStrings(Assignments(start.Environment));
        var actions = stackalloc byte[OpaqueSize];
        var attributes = stackalloc byte[OpaqueSize];
        Check(Libc.InitActions(actions), start.Program);
        Check(Libc.InitAttributes(attributes), start.Program);
        try
        {
            AddActions(actions, start, output, error);
            AddAttributes(attributes, start.IsDetached);
            int id;
            fixed (byte* path = Libc.NullTerminated(start.LockFile is null ? file : LockingShell.Shell))
                Check(Libc.PosixSpawn(&id, path, actions, attributes, argv.Pointer, envp.Pointer), start.Program);
            return id;
        }
        finally
        {
            _ = Libc.DestroyActions(actions);
            _ = Libc.DestroyAttributes(attributes);
        }
    }

    private static List<string> Assignments(IReadOnlyDictionary<string, string> environment)
    {
        var assignments = new List<string>(environment.Count);
        foreach (var (name, value) in environment)
            assignments.Add($"{name}={value}");
        return assignments;
    }

    private static void AddActions(byte* actions, ChildStart start, int output, int error)
    {
        fixed (byte* directory = Libc.NullTerminated(start.WorkingDirectory))
            Check(Libc.AddChangeDirectory(actions, directory), start.Program);
        if (output >= 0)
        {
            Check(Libc.AddDuplicate(actions, output, 1), start.Program);
            Check(Libc.AddDuplicate(actions, error, 2), start.Program);
        }

        if (!start.IsDetached)
            return;
        fixed (byte* nothing = Libc.NullTerminated("/dev/null"))
        {
            const int readWrite = 2;
            Check(Libc.AddOpen(actions, 0, nothing, readWrite, 0), start.Program);
            if (output < 0)
            {
                Check(Libc.AddDuplicate(actions, 0, 1), start.Program);
                Check(Libc.AddDuplicate(actions, 0, 2), start.Program);
            }
        }
    }

    // .NET ignores SIGPIPE, and what is ignored stays ignored across exec: `yes | head` would never end. All other dispositions stay as
    // guild got them, so that `nohup guild run` works.
    private static void AddAttributes(byte* attributes, bool isDetached)
    {
        var signals = stackalloc byte[OpaqueSize];
        _ = Libc.EmptySignals(signals);
        _ = Libc.SetSignalMask(attributes, signals);
        _ = Libc.AddSignal(signals, Libc.SigPipe);
        _ = Libc.SetDefaultSignals(attributes, signals);
        var flags = Libc.SpawnSetSigDef | Libc.SpawnSetSigMask | (isDetached ? Libc.SpawnSetSid : 0);
        _ = Libc.SetFlags(attributes, (short)flags);
    }

    private static void Close(int descriptor)
    {
        if (descriptor >= 0)
            _ = Libc.Close(descriptor);
    }

    private static void Check(int error, string program)
    {
        if (error != 0)
            throw new SpawnException(error, program);
    }

    private static FileStream? OpenRead(int descriptor) =>
        descriptor < 0 ? null : new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Read, bufferSize: 0);

}
