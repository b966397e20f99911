using System.Buffers.Binary;

namespace Guild.Core.Running;

/// <summary>
/// Shows output at once and records it in whole lines with one index entry each (runs.md 2.5). Whole lines, because two streams that write
/// at the same time would otherwise cut each other's lines.
/// </summary>
/// <remarks>Safe to call from several threads. A record that can't be written never stops the output: see <see cref="Failure"/>.</remarks>
public sealed class OutputRecorder : IDisposable
{
    private const int IndexEntrySize = 9;

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private OutputLineHandler? onLine;
    private readonly Stream?[] screens;
    private readonly PendingLine[] lines = [new(), new()];
    private readonly ByteBuffer text = new();
    private readonly ByteBuffer entries = new();
    private readonly FileStream output;
    private readonly FileStream index;
    private readonly bool[] hasEnded = new bool[2];
    private bool isClosed;

    /// <summary>Creates the two files anew.</summary>
    /// <param name="outputPath">The file for the output.</param>
    /// <param name="indexPath">The file for its index.</param>
    /// <param name="time">The clock of the index.</param>
    /// <param name="screen">Where standard output is shown, unbuffered; <see langword="null"/> for nowhere.</param>
    /// <param name="errorScreen">Where standard error is shown.</param>
    /// <param name="onLine">Is shown each complete line, in the order of the record.</param>
    public OutputRecorder(string outputPath, string indexPath, TimeProvider time, Stream? screen, Stream? errorScreen, OutputLineHandler? onLine)
    {
        this.time = time;
        this.onLine = onLine;
        screens = [screen, errorScreen];
        output = Create(outputPath);
        index = Create(indexPath);
    }

    /// <summary>Why the record is incomplete (a full disk); <see langword="null"/> when it isn't.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Why not all of the output was shown; <see langword="null"/> when it was, and when nobody looked any more.</summary>
    public Exception? ScreenFailure { get; private set; }

    /// <summary>Takes what a stream delivered.</summary>
    public void Receive(OutputChannel channel, ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (isClosed)
                return;
            Show(channel, bytes);
            var line = lines[(int)channel];
            while (bytes.IndexOf((byte)'\n') is var end and >= 0)
            {
                line.Append(bytes[..end]);
                CompleteLine(channel, line, "\n"u8);
                bytes = bytes[(end + 1)..];
            }

            line.Append(bytes);
            if (line.IsFull)
                RecordPartial(line);
            WriteOut();
        }
    }

    /// <summary>
    /// A stream has ended: what it left unfinished counts as a line. That has no line end, so it waits for the lines of the other stream.
    /// </summary>
    public void End(OutputChannel channel)
    {
        lock (gate)
        {
            hasEnded[(int)channel] = true;
            if (isClosed || !(hasEnded[0] && hasEnded[1]))
                return;
            CompleteUnfinished(OutputChannel.Output);
            CompleteUnfinished(OutputChannel.Error);
            WriteOut();
        }
    }

    /// <summary>Records what has come of unfinished lines: prompts and progress bars, which may stay unfinished for hours.</summary>
    public void RecordPartialLines()
    {
        lock (gate)
        {
            if (isClosed)
                return;
            foreach (var line in lines)
                RecordPartial(line);
            WriteOut();
        }
    }

    /// <summary>Completes the record. What arrives later is dropped.</summary>
    public void Dispose()
    {
        End(OutputChannel.Output);
        End(OutputChannel.Error);
        lock (gate)
        {
            if (isClosed)
                return;
            isClosed = true;
            CloseFile(output);
            CloseFile(index);
        }
    }

    // Another guild may read or delete the files while they grow.
    private static FileStream Create(string path) =>
        new(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private void Show(OutputChannel channel, ReadOnlySpan<byte> bytes)
    {
        if (screens[(int)channel] is not { } screen)
            return;
        try
        {
            screen.Write(bytes);
            screen.Flush();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // Often nobody looks any more (`guild run x | head`). The run goes on, and so does its record.
            screens[(int)channel] = null;
            if (error is IOException { HResult: not StandardStreams.BrokenPipe })
                ScreenFailure ??= error;
        }
    }

    private void CompleteLine(OutputChannel channel, PendingLine line, ReadOnlySpan<byte> terminator)
    {
        text.Add(line.Unrecorded);
        text.Add(terminator);
        var entry = entries.Extend(IndexEntrySize);
        BinaryPrimitives.WriteUInt64BigEndian(entry, (ulong)time.GetUtcNow().ToUnixTimeMilliseconds());
        entry[8] = (byte)channel;
        Hand(channel, line.Whole);
        line.Clear();
    }

    private void CompleteUnfinished(OutputChannel channel)
    {
        if (lines[(int)channel] is { IsOpen: true } line)
            CompleteLine(channel, line, default);
    }

    private void Hand(OutputChannel channel, ReadOnlySpan<byte> line)
    {
        try
        {
            onLine?.Invoke(channel, Printable(line));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Failure ??= error; // What the line says couldn't be recorded.
            onLine = null;
        }
    }

    private static ReadOnlySpan<byte> Printable(ReadOnlySpan<byte> line)
    {
        const byte tab = 9;
        byte[]? kept = null;
        var count = 0;
        foreach (var b in line)
        {
            if (b < tab)
                kept ??= line.ToArray();
            else if (kept is null)
                count++;
            else
                kept[count++] = b;
        }

        return kept is null ? line : kept.AsSpan(0, count);
    }

    private void RecordPartial(PendingLine line)
    {
        text.Add(line.Unrecorded);
        line.MarkRecorded();
    }

    private void WriteOut()
    {
        try
        {
            if (Failure is not null)
                return;
            output.Write(text.Span);
            index.Write(entries.Span);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Failure = error;
        }
        finally
        {
            text.Clear();
            entries.Clear();
        }
    }

    private void CloseFile(FileStream file)
    {
        try
        {
            file.Dispose();
        }
        catch (IOException error)
        {
            Failure ??= error; // Network file systems report a full disk as late as here.
        }
    }
}
