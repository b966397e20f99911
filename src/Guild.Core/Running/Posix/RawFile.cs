using System.Runtime.InteropServices;

namespace Guild.Core.Running.Posix;

/// <summary>
/// Reading of small files with three system calls, where .NET takes seven: it asks for the file's kind and takes a lock, for every file
/// that it opens. An index of a hundred thousand runs is made of two million files.
/// </summary>
internal static unsafe partial class RawFile
{
    private const int CloseOnExec = 0x80000;
    private const int NoSuchFile = 2;
    private const int NoDirectory = 20;

    /// <summary>Reads the beginning of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">Takes it.</param>
    /// <param name="length">How much was read: all of the file if it is less than there is room for. -1 when there is no such file.</param>
    /// <returns>Whether this is so; otherwise ask .NET, which also knows what to say of the reason.</returns>
    public static bool TryRead(string path, Span<byte> bytes, out int length)
    {
        length = -1;
        if (!OperatingSystem.IsLinux())
            return false;
        var descriptor = Open(path, CloseOnExec);
        if (descriptor < 0)
            return Marshal.GetLastPInvokeError() is NoSuchFile or NoDirectory;
        fixed (byte* start = bytes)
            length = (int)Read(descriptor, start, (nuint)bytes.Length);
        _ = Libc.Close(descriptor);
        return length >= 0;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int descriptor, byte* bytes, nuint count);
}
