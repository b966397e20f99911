using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Guild.Core.Running.Posix;

/// <summary>
/// What may be a run in a directory of runs: directories but hidden ones, and files that have a run's name; each with a number made of its name and inode. Reading a hundred thousand names as strings takes four
/// times as long, and nearly all of them are known already.
/// </summary>
internal sealed unsafe partial class DirectoryNames
{
    // struct dirent of 64-bit Linux.
    private const int TypeAt = 18;
    private const int NameAt = 19;
    private const byte TypeUnknown = 0;
    private const byte TypeDirectory = 4;
    private const byte TypeLink = 10;
    private const int IdLength = 32;

    private readonly List<ulong> _entries;
    private readonly List<int> _ends;
    private byte[] _names;
    private int _length;

    private DirectoryNames(int expected)
    {
        _entries = new List<ulong>(expected);
        _ends = new List<int>(expected);
        _names = new byte[Math.Max(4096, (expected + (expected / 64)) * IdLength)];
    }

    /// <summary>How many there are.</summary>
    public int Count => _entries.Count;

    /// <summary>The numbers of the entries.</summary>
    public ReadOnlySpan<ulong> Entries => CollectionsMarshal.AsSpan(_entries);

    /// <summary>Reads a directory; <see langword="null"/> when that can't be done.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="enough">Reading stops here.</param>
    /// <param name="expected">About how many there will be.</param>
    public static DirectoryNames? Read(string path, int enough = int.MaxValue, int expected = 0)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var directory = OpenDirectory(path);
        if (directory == 0)
            return null;
        var names = new DirectoryNames(expected);
        byte* entry;
        while (names.Count < enough && (entry = ReadEntry(directory)) != null)
        {
            var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + NameAt);
            // What a link leads to is asked for by whoever opens it.
            if (entry[TypeAt] is TypeDirectory or TypeLink or TypeUnknown || name.Length == IdLength)
                names.Add(name, *(ulong*)entry);
        }

        _ = CloseDirectory(directory);
        return names;
    }

    /// <summary>The name of an entry.</summary>
    public string Name(int index) => Encoding.UTF8.GetString(_names.AsSpan(index == 0 ? 0 : _ends[index - 1], _ends[index] - (index == 0 ? 0 : _ends[index - 1])));

    private void Add(ReadOnlySpan<byte> name, ulong inode)
    {
        if (name is [(byte)'.', ..])
            return;
        if (_length + name.Length > _names.Length)
            Array.Resize(ref _names, Math.Max(_names.Length * 2, _length + name.Length));
        name.CopyTo(_names.AsSpan(_length));
        _length += name.Length;
        _ends.Add(_length);
        _entries.Add(Number(name, inode));
    }

    private static ulong Number(ReadOnlySpan<byte> name, ulong inode)
    {
        const ulong Prime = 0x9E3779B185EBCA87;
        var number = inode * 0xC2B2AE3D27D4EB4F;
        for (; name.Length >= 8; name = name[8..])
            number = BitOperations.RotateLeft(number ^ MemoryMarshal.Read<ulong>(name), 27) * Prime;
        foreach (var b in name)
            number = BitOperations.RotateLeft(number ^ b, 11) * Prime;
        number ^= number >> 32;
        return (number * Prime) ^ (number >> 29);
    }

    [LibraryImport("libc", EntryPoint = "opendir", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenDirectory(string path);

    [LibraryImport("libc", EntryPoint = "readdir")]
    private static partial byte* ReadEntry(nint directory);

    [LibraryImport("libc", EntryPoint = "closedir")]
    private static partial int CloseDirectory(nint directory);
}
