using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// Blittable signatures only, so that ahead-of-time compiled code calls straight into the C library.
[assembly: DisableRuntimeMarshalling]

namespace Guild.Core.Running.Posix;

/// <summary>The few functions of the C library that .NET has no equivalent for. Nothing outside this folder calls them.</summary>
internal static unsafe partial class Libc
{
    public const int SigPipe = 13;

    public const short SpawnSetSigDef = 0x04;
    public const short SpawnSetSigMask = 0x08;

    private const int ErrorInterrupted = 4;
    private const int PidType = 1;
    private const int WaitExited = 4;

    private static bool IsMac => OperatingSystem.IsMacOS();

    public static short SpawnSetSid => (short)(IsMac ? 0x0400 : 0x80);

    public static int SigChild => IsMac ? 20 : 17;

    [LibraryImport("libc", EntryPoint = "posix_spawn")]
    public static partial int PosixSpawn(int* pid, byte* path, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int InitActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int DestroyActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int AddDuplicate(byte* actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen")]
    public static partial int AddOpen(byte* actions, int descriptor, byte* path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np")]
    public static partial int AddChangeDirectory(byte* actions, byte* path);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    public static partial int InitAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    public static partial int DestroyAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    public static partial int SetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int SetDefaultSignals(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    public static partial int SetSignalMask(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    public static partial int EmptySignals(byte* signals);

    [LibraryImport("libc", EntryPoint = "sigaddset")]
    public static partial int AddSignal(byte* signals, int signal);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    /// <summary>Two descriptors that no child inherits unless it is told to: read end, write end.</summary>
    public static (int Read, int Write) OpenPipe()
    {
        var ends = stackalloc int[2];
        // macOS has no pipe2. There the flags are set one step later; what is spawned in between by another thread may inherit the ends.
        var result = IsMac ? Pipe(ends) : Pipe2(ends, CloseOnExec);
        if (result != 0)
            throw new IOException($"cannot create a pipe: {ErrorText(Marshal.GetLastPInvokeError())}");
        if (IsMac)
        {
            _ = Fcntl(ends[0], SetDescriptorFlags, 1);
            _ = Fcntl(ends[1], SetDescriptorFlags, 1);
        }

        return (ends[0], ends[1]);
    }

    /// <summary>Waits for a child's end without collecting it, so that its id stays its own until <see cref="Collect"/>.</summary>
    /// <returns>0, or the error number.</returns>
    public static int AwaitEnd(int pid)
    {
        var details = stackalloc byte[256];
        while (WaitId(PidType, (uint)pid, details, WaitExited | (IsMac ? 0x20 : 0x01000000)) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != ErrorInterrupted)
                return error;
        }

        return 0;
    }

    /// <summary>Collects a child that has ended.</summary>
    /// <returns>Its exit code, or minus the signal that ended it; <see langword="null"/> when someone else collected it.</returns>
    public static int? Collect(int pid)
    {
        int status;
        int result;
        do
        {
            result = WaitPid(pid, &status, 0);
        }
        while (result < 0 && Marshal.GetLastPInvokeError() == ErrorInterrupted);
        if (result != pid)
            return null;
        var signal = status & 0x7f;
        return signal == 0 ? (status >> 8) & 0xff : -signal;
    }

    /// <summary>
    /// Makes sure that ended children can be collected: where guild was started with SIGCHLD ignored, the kernel would throw their status away.
    /// </summary>
    public static void KeepChildStatus()
    {
        // The handler is the first field of struct sigaction on Linux and macOS; 1 is SIG_IGN.
        var action = stackalloc nint[64];
        if (SigAction(SigChild, null, action) == 0 && action[0] == 1)
            _ = Signal(SigChild, 0);
    }

    /// <summary>Ends this process by a signal, whoever listens for it.</summary>
    public static void Die(int signal)
    {
        _ = Signal(signal, 0);
        _ = Kill(Environment.ProcessId, signal);
        // The kernel may give it to another thread, a moment later.
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Writes all bytes to a descriptor at its own position, waiting where the other side is slow.</summary>
    public static void WriteAll(int descriptor, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            var done = 0;
            while (done < bytes.Length)
            {
                var count = Write(descriptor, start + done, (nuint)(bytes.Length - done));
                if (count >= 0)
                {
                    done += (int)count;
                    continue;
                }

                var error = Marshal.GetLastPInvokeError();
                if (error == (IsMac ? 35 : 11))
                    Thread.Sleep(1); // The terminal is in non-blocking mode, which some programs leave behind.
                else if (error != ErrorInterrupted)
                    throw new IOException(ErrorText(error), error);
            }
        }
    }

    /// <summary>Waits until a descriptor has something to read, or has come to its end.</summary>
    public static void AwaitReadable(int descriptor)
    {
        const int readable = 1;
        // struct pollfd: the descriptor, what is asked, what is.
        var poll = stackalloc int[2];
        do
        {
            poll[0] = descriptor;
            poll[1] = readable;
        }
        while (Poll(poll, 1, -1) < 0 && Marshal.GetLastPInvokeError() == ErrorInterrupted);
    }

    /// <summary>How many bytes of a pipe nobody has read yet; 0 for whatever isn't a pipe, or has no reader any more.</summary>
    public static int UnreadInPipe(int descriptor)
    {
        // The argument list of ioctl is of variable length, which Apple's processors pass in another way.
        if (!OperatingSystem.IsLinux())
            return 0;
        const nuint countUnread = 0x541b;
        const int hasNoReader = 8;
        var poll = stackalloc int[2] { descriptor, 0 };
        if (FileStat.Of($"/proc/self/fd/{descriptor}") is not { IsPipe: true } || Poll(poll, 1, 0) > 0 && (poll[1] >> 16 & hasNoReader) != 0)
            return 0;
        int count;
        return IoControl(descriptor, countUnread, &count) == 0 ? count : 0;
    }

    /// <summary>Whether this user may execute a file.</summary>
    public static bool MayExecute(string path)
    {
        fixed (byte* text = NullTerminated(path))
            return Access(text, 1) == 0;
    }

    /// <summary>The C library's text for an error number, as Python shows it.</summary>
    public static string ErrorText(int error) => error switch
    {
        2 => "No such file or directory",
        7 => "Argument list too long",
        8 => "Exec format error",
        13 => "Permission denied",
        _ => Marshal.GetPInvokeErrorMessage(error),
    };

    public static byte[] NullTerminated(string text) => System.Text.Encoding.UTF8.GetBytes(text + '\0');

    private const int CloseOnExec = 0x80000;
    private const int SetDescriptorFlags = 2;

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    private static partial int Pipe2(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "pipe", SetLastError = true)]
    private static partial int Pipe(int* ends);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Fcntl(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "waitid", SetLastError = true)]
    private static partial int WaitId(int idType, uint id, byte* details, int options);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int WaitPid(int pid, int* status, int options);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int SigAction(int signal, nint* action, nint* old);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(int* polls, nuint count, int timeout);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int IoControl(int descriptor, nuint request, int* result);

    [LibraryImport("libc", EntryPoint = "access")]
    private static partial int Access(byte* path, int mode);
}
