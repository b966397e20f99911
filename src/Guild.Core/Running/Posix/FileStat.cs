using System.Runtime.InteropServices;

namespace Guild.Core.Running.Posix;

/// <summary>What the kernel knows about a file, beyond what .NET tells: the inode, its last change, the type.</summary>
/// <param name="Device">The device, major and minor number.</param>
/// <param name="Inode">The inode.</param>
/// <param name="Size">The size in bytes.</param>
/// <param name="ModifiedAt">Last change of the content, nanoseconds since 1970.</param>
/// <param name="ChangedAt">Last change of content or metadata, nanoseconds since 1970; no program can set it back.</param>
/// <param name="Mode">Type and permissions.</param>
internal readonly partial record struct FileStat(ulong Device, ulong Inode, long Size, long ModifiedAt, long ChangedAt, int Mode)
{
    private const int TypeMask = 0xF000;
    private const int WorkingDirectory = -100;
    private const uint BasicStats = 0x7ff;

    // struct statx of linux/stat.h, the same on every architecture.
    private const int StructSize = 256;

    /// <summary>Whether this is a regular file.</summary>
    public bool IsRegular => (Mode & TypeMask) == 0x8000;

    /// <summary>Whether this is a pipe.</summary>
    public bool IsPipe => (Mode & TypeMask) == 0x1000;

    /// <summary>Whether this is a directory.</summary>
    public bool IsDirectory => (Mode & TypeMask) == 0x4000;

    /// <summary>Asks for a file, links followed; <see langword="null"/> when it isn't there or the system isn't Linux.</summary>
    public static unsafe FileStat? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var buffer = stackalloc byte[StructSize];
        if (Statx(WorkingDirectory, path, 0, BasicStats, buffer) != 0)
            return null;
        return new FileStat(
            *(ulong*)(buffer + 136),
            *(ulong*)(buffer + 32),
            *(long*)(buffer + 40),
            Time(buffer + 112),
            Time(buffer + 96),
            *(ushort*)(buffer + 28));
    }

    private static unsafe long Time(byte* at) => *(long*)at * 1_000_000_000 + *(uint*)(at + 8);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Statx(int directory, string path, int flags, uint mask, byte* buffer);
}
