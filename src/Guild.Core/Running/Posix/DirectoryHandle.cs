using System.Runtime.InteropServices;

namespace Guild.Core.Running.Posix;

/// <summary>An open directory. Files below it are asked about by relative paths, which spares the kernel the walk from the root.</summary>
internal sealed unsafe partial class DirectoryHandle : IDisposable
{
    private const int OpenDirectory = 0x10000;
    private const int OpenCloseOnExec = 0x80000;
    private const int DontSync = 0x4000;
    private const uint ChangeTime = 0x80;
    private const int StructSize = 256;

    private readonly int _descriptor;

    private DirectoryHandle(int descriptor) => _descriptor = descriptor;

    /// <summary>Opens a directory; <see langword="null"/> when that can't be done, as on systems other than Linux.</summary>
    public static DirectoryHandle? Open(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var descriptor = OpenFile(path, (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x4000 : OpenDirectory) | OpenCloseOnExec);
        return descriptor < 0 ? null : new DirectoryHandle(descriptor);
    }

    /// <summary>When a file last changed, content or metadata, in nanoseconds since 1970; 0 when it isn't there.</summary>
    /// <param name="path">A relative path, ended by a zero byte.</param>
    public long ChangedAt(ReadOnlySpan<byte> path)
    {
        var buffer = stackalloc byte[StructSize];
        fixed (byte* text = path)
        {
            if (Statx(_descriptor, text, DontSync, ChangeTime, buffer) != 0)
                return 0;
        }

        return *(long*)(buffer + 96) * 1_000_000_000 + *(uint*)(buffer + 104);
    }

    /// <inheritdoc/>
    public void Dispose() => _ = Close(_descriptor);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int Statx(int directory, byte* path, int flags, uint mask, byte* buffer);
}
