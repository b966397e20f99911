using Guild.Core.Runs;

namespace Guild.Core.Scalars;

/// <summary>
/// Feeds on a run's output and records its scalars and attributes in event files below <c>.guild</c>, each made with its first event. Not
/// for several threads at once.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="reader">What is taken out of lines.</param>
/// <param name="host">This machine's name, for file names.</param>
/// <param name="processId">This process, for file names.</param>
public sealed class OutputScalarRecorder(RunDirectory run, OutputScalars reader, string host, int processId) : IDisposable
{
    private EventFileWriter? _scalars;
    private EventFileWriter? _attributes;
    private string? _path;

    /// <summary>Takes a line as the program wrote it, with or without its newline.</summary>
    /// <param name="line">The bytes.</param>
    /// <param name="time">When it was read.</param>
    public void OnLine(ReadOnlySpan<byte> line, DateTimeOffset time)
    {
        foreach (var item in reader.Read(OutputText.Decode(line)))
        {
            if (item.Number is { } number)
                (_scalars ??= Open("", time)).AddScalar(item.Tag, number, item.Step, time);
            else if (item.Text is { } text)
                (_attributes ??= Open(".attrs", time)).AddText(item.Tag, text, time);
        }
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        _scalars?.Dispose();
        _attributes?.Dispose();
    }

    // Both files of a recorder share a name, the second with a suffix: so a reader sees that they belong together.
    private EventFileWriter Open(string suffix, DateTimeOffset time)
    {
        _path ??= Path.Combine(run.Meta, EventFileWriter.FileName(time, host, processId, ordinal: 0));
        return new EventFileWriter(_path + suffix);
    }
}
