using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Guild.Bench;

/// <summary>Starts a program and waits for it, with as little of its own in between as the system allows.</summary>
/// <remarks>
/// System.Diagnostics.Process adds milliseconds of its own to both sides of every ratio, which flatters the ratio.
/// </remarks>
internal static unsafe partial class Child
{
    private const int OpenWriteOnly = 1;

    /// <summary>Runs a program to its end with its output thrown away.</summary>
    public static Timing Run(string program, IReadOnlyList<string> arguments, IReadOnlyList<string> environment)
    {
        var argv = Native([program, .. arguments]);
        var envp = Native(environment);
        // Room to spare: the type is opaque, 80 bytes in glibc and a pointer in macOS.
        var actions = NativeMemory.AllocZeroed(512);
        try
        {
            Check(posix_spawn_file_actions_init(actions));
            Check(posix_spawn_file_actions_addopen(actions, 0, "/dev/null", 0, 0));
            Check(posix_spawn_file_actions_addopen(actions, 1, "/dev/null", OpenWriteOnly, 0));
            Check(posix_spawn_file_actions_addopen(actions, 2, "/dev/null", OpenWriteOnly, 0));

            var started = Stopwatch.GetTimestamp();
            Check(posix_spawn(out var pid, program, actions, null, argv, envp));
            int status;
            while (waitpid(pid, out status, 0) < 0)
                if (Marshal.GetLastPInvokeError() is var error && error != Interrupted)
                    throw new InvalidOperationException($"waitpid failed with {error}");
            return new Timing(Stopwatch.GetElapsedTime(started), Succeeded: status == 0);
        }
        finally
        {
            _ = posix_spawn_file_actions_destroy(actions);
            NativeMemory.Free(actions);
            Free(argv);
            Free(envp);
        }
    }

    private const int Interrupted = 4;

    private static void Check(int error)
    {
        if (error != 0)
            throw new InvalidOperationException($"Starting a process failed with error {error}.");
    }

    private static byte** Native(IReadOnlyList<string> texts)
    {
        var array = (byte**)NativeMemory.AllocZeroed((nuint)(texts.Count + 1), (nuint)sizeof(byte*));
        for (var i = 0; i < texts.Count; i++)
            array[i] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[i]);
        return array;
    }

    private static void Free(byte** array)
    {
        for (var at = array; *at != null; at++)
            Marshal.FreeCoTaskMem((nint)(*at));
        NativeMemory.Free(array);
    }

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_init(void* actions);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int posix_spawn_file_actions_addopen(void* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_destroy(void* actions);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int posix_spawn(out int pid, string path, void* actions, void* attributes, byte** argv, byte** envp);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int waitpid(int pid, out int status, int options);
}
