namespace Guild.Core.Running.Posix;

/// <summary>
/// Writes to an open descriptor, unbuffered, at the position that it shares with all who have it. A <see cref="FileStream"/> writes at a
/// position of its own, so that of two programs writing to one file (<c>(guild a; guild b) &gt; log</c>) the second overwrites the first.
/// </summary>
/// <param name="descriptor">The descriptor.</param>
/// <param name="isDispensable">Whether what can't be written is forgotten.</param>
internal sealed class DescriptorStream(int descriptor, bool isDispensable = false) : WriteOnlyStream
{
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            Libc.WriteAll(descriptor, buffer);
        }
        catch (IOException) when (isDispensable)
        {
            // Nobody is left to be told.
        }
    }

    public override void Flush()
    {
    }
}
