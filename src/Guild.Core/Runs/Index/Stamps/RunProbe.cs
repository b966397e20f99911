using System.Text;
using Guild.Core.Running.Posix;

namespace Guild.Core.Runs.Index.Stamps;

/// <summary>Asks when files of a run last changed. One object serves many runs, one after the other; not for several threads.</summary>
internal sealed class RunProbe(DirectoryHandle runs)
{
    // An id and an attribute's name have at most 255 bytes each.
    private readonly byte[] _path = new byte[640];
    private int _length;

    /// <summary>Goes to a run.</summary>
    public RunProbe MoveTo(string id) => MoveTo(Encoding.UTF8.GetBytes(id));

    /// <summary>Goes to a run.</summary>
    public RunProbe MoveTo(ReadOnlySpan<byte> id)
    {
        _length = 0;
        Append(id);
        Append("/.guild"u8);
        return this;
    }

    public long Meta() => At(""u8);

    public long Attributes() => At("/attrs"u8);

    /// <summary>The file of the opref, which runs of 2018 keep among the attributes.</summary>
    public long OpRef() => At("/opref"u8) is var time and not 0 ? time : At("/attrs/opref"u8);

    public bool HasMarker() => At("/LOCK.remote"u8) != 0 || At("/PENDING"u8) != 0 || At("/STAGED"u8) != 0 || At("/LOCK"u8) != 0;

    public long Attribute(ReadOnlySpan<byte> name)
    {
        var length = _length;
        Append("/attrs/"u8);
        var time = At(name);
        _length = length;
        return time;
    }

    private long At(ReadOnlySpan<byte> tail)
    {
        var length = _length;
        Append(tail);
        _path[_length] = 0;
        _length = length;
        return runs.ChangedAt(_path);
    }

    private void Append(ReadOnlySpan<byte> part)
    {
        part.CopyTo(_path.AsSpan(_length));
        _length += part.Length;
    }
}
