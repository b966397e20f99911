namespace Guild.Core.Runs.Index.Stamps;

/// <summary>Ids and stamps of some runs that are verified side by side, as bytes: objects for each of a hundred thousand would cost more than the looking.</summary>
internal sealed class StampChunk
{
    private readonly List<(int Id, int Stamps, int End)> _runs = [];
    private byte[] _bytes = new byte[64 * 1024];
    private int _length;

    /// <summary>How many runs there are.</summary>
    public int Count => _runs.Count;

    /// <summary>Adds a run; its stamps follow with <see cref="Add(ReadOnlySpan{byte})"/>.</summary>
    public void Begin(ReadOnlySpan<byte> id)
    {
        var start = _length;
        Append(id);
        _runs.Add((start, _length, _length));
    }

    /// <summary>Adds to the stamps of the last run.</summary>
    public void Add(ReadOnlySpan<byte> stamps)
    {
        Append(stamps);
        _runs[^1] = _runs[^1] with { End = _length };
    }

    /// <summary>The id of a run.</summary>
    public ReadOnlySpan<byte> Id(int index) => _bytes.AsSpan(_runs[index].Id, _runs[index].Stamps - _runs[index].Id);

    /// <summary>The stamps of a run.</summary>
    public ReadOnlySpan<byte> Stamps(int index) => _bytes.AsSpan(_runs[index].Stamps, _runs[index].End - _runs[index].Stamps);

    /// <summary>Makes room for others.</summary>
    public void Clear()
    {
        _runs.Clear();
        _length = 0;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - _length < bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }
}
