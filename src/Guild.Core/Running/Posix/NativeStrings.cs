using System.Runtime.InteropServices;

namespace Guild.Core.Running.Posix;

/// <summary>A null-terminated array of C strings, as argv and envp are.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly int count;

    public NativeStrings(IReadOnlyCollection<string> items)
    {
        Pointer = (byte**)NativeMemory.AllocZeroed((nuint)items.Count + 1, (nuint)sizeof(byte*));
        foreach (var item in items)
            Pointer[count++] = (byte*)Marshal.StringToCoTaskMemUTF8(item);
    }

    public byte** Pointer { get; private set; }

    public void Dispose()
    {
        if (Pointer == null)
            return;
        for (var i = 0; i < count; i++)
            Marshal.FreeCoTaskMem((nint)Pointer[i]);
        NativeMemory.Free(Pointer);
        Pointer = null;
    }
}
