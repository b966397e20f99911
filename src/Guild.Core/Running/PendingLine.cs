namespace Guild.Core.Running;

/// <summary>The line that one stream is writing: what has come of it, and how much of that is in the record already.</summary>
internal sealed class PendingLine
{
    // A line that grows beyond this goes to the record piece by piece and isn't shown to line handlers.
    private const int Longest = 1 << 20;

    private readonly ByteBuffer bytes = new();
    private int recorded;
    private bool isOversized;

    /// <summary>Whether any byte of an unfinished line has come.</summary>
    public bool IsOpen => isOversized || bytes.Count > 0;

    /// <summary>What isn't in the record yet.</summary>
    public ReadOnlySpan<byte> Unrecorded => bytes.Span[recorded..];

    /// <summary>The whole line, or nothing when it was too long to keep.</summary>
    public ReadOnlySpan<byte> Whole => isOversized ? default : bytes.Span;

    public bool IsFull => bytes.Count > Longest;

    public void Append(ReadOnlySpan<byte> more) => bytes.Add(more);

    public void MarkRecorded()
    {
        recorded = bytes.Count;
        if (!IsFull)
            return;
        isOversized = true;
        recorded = 0;
        bytes.Clear();
    }

    public void Clear()
    {
        bytes.Clear();
        recorded = 0;
        isOversized = false;
    }
}
