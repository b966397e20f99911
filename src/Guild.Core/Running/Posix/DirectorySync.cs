using System.Runtime.InteropServices;

namespace Guild.Core.Running.Posix;

/// <summary>Puts the names in a directory on the disk. .NET opens no handles on directories, hence the calls of our own.</summary>
public static partial class DirectorySync
{
    /// <summary>Flushes the directory's entries; best effort, since not every file system can.</summary>
    public static void Flush(string directory)
    {
        // NTFS journals names itself.
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(directory, 0);
        if (descriptor < 0)
            return;
        _ = Fsync(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
