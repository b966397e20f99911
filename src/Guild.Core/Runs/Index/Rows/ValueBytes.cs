using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using Guild.Abstractions;

namespace Guild.Core.Runs.Index.Rows;

/// <summary>Values as bytes. A list of all runs reads a million of them, so nothing is allocated but the values.</summary>
internal ref struct ValueBytes(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    private enum Tag : byte
    {
        Null,
        False,
        True,
        Integer,
        BigInteger,
        Float,
        Text,
        Timestamp,
        List,
        Map,
    }

    /// <summary>What hasn't been read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>Whether all has been read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>The bytes of a value.</summary>
    public static byte[] Write(Value value)
    {
        var bytes = new MemoryStream();
        Write(bytes, value);
        return bytes.ToArray();
    }

    /// <summary>Whether a value comes back as it was. Half a surrogate pair can be in YAML, but not in UTF-8.</summary>
    public static bool CanHold(Value value) => value switch
    {
        TextValue { Text: var text } => !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text,
        ListValue list => list.Items.All(CanHold),
        MapValue map => map.Entries.All(e => CanHold(e.Key) && CanHold(e.Value)),
        _ => true,
    };

    /// <summary>Writes a value.</summary>
    public static void Write(MemoryStream bytes, Value value)
    {
        switch (value)
        {
            case BooleanValue boolean:
                bytes.WriteByte((byte)(boolean.IsTrue ? Tag.True : Tag.False));
                break;
            case IntegerValue { Number: var number } when number >= long.MinValue && number <= long.MaxValue:
                bytes.WriteByte((byte)Tag.Integer);
                WriteLong(bytes, (long)number);
                break;
            case IntegerValue { Number: var number }:
                WriteText(bytes, Tag.BigInteger, number.ToString(CultureInfo.InvariantCulture));
                break;
            case FloatValue number:
                bytes.WriteByte((byte)Tag.Float);
                WriteDouble(bytes, number.Number);
                break;
            case TextValue text:
                WriteText(bytes, Tag.Text, text.Text);
                break;
            case TimestampValue time:
                WriteText(bytes, Tag.Timestamp, time.Text);
                break;
            case ListValue list:
                bytes.WriteByte((byte)Tag.List);
                WriteCount(bytes, list.Items.Count);
                foreach (var item in list.Items)
                    Write(bytes, item);
                break;
            case MapValue map:
                bytes.WriteByte((byte)Tag.Map);
                WriteCount(bytes, map.Entries.Count);
                foreach (var entry in map.Entries)
                {
                    Write(bytes, entry.Key);
                    Write(bytes, entry.Value);
                }

                break;
            default:
                bytes.WriteByte((byte)Tag.Null);
                break;
        }
    }

    public static void WriteDouble(MemoryStream bytes, double number) => WriteLong(bytes, BitConverter.DoubleToInt64Bits(number));

    public static void WriteLong(MemoryStream bytes, long number)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(eight, number);
        bytes.Write(eight);
    }

    public static void WriteText(MemoryStream bytes, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        WriteCount(bytes, utf8.Length);
        bytes.Write(utf8);
    }

    public static void WriteCount(MemoryStream bytes, int count)
    {
        for (var rest = (uint)count; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                bytes.WriteByte((byte)rest);
                return;
            }

            bytes.WriteByte((byte)(rest | 0x80));
        }
    }

    /// <summary>Reads the next value. Throws <see cref="FormatException"/> or an index exception for what isn't one.</summary>
    public Value Read()
    {
        var tag = (Tag)_rest[0];
        _rest = _rest[1..];
        return tag switch
        {
            Tag.Null => Value.Null,
            Tag.False => Value.False,
            Tag.True => Value.True,
            Tag.Integer => new IntegerValue(ReadLong()),
            Tag.BigInteger => new IntegerValue(BigInteger.Parse(ReadText(), CultureInfo.InvariantCulture)),
            Tag.Float => new FloatValue(ReadDouble()),
            Tag.Text => new TextValue(ReadText()),
            Tag.Timestamp => new TimestampValue(ReadText()),
            Tag.List => ReadList(),
            Tag.Map => ReadMap(),
            _ => throw new FormatException($"unknown kind of value {tag}"),
        };
    }

    /// <summary>Passes over the next value.</summary>
    public void Skip()
    {
        var tag = (Tag)_rest[0];
        _rest = _rest[1..];
        switch (tag)
        {
            case Tag.Integer or Tag.Float:
                _rest = _rest[8..];
                break;
            case Tag.BigInteger or Tag.Text or Tag.Timestamp:
                _ = ReadUtf8();
                break;
            case Tag.List or Tag.Map:
                for (var count = tag == Tag.List ? ReadCount() : ReadCount() * 2; count > 0; count--)
                    Skip();
                break;
        }
    }

    /// <summary>Goes to the value of a map's entry. When the next value is no map, or has no such entry, nothing can be read afterwards.</summary>
    public bool TryEnter(string name)
    {
        if ((Tag)_rest[0] != Tag.Map)
            return false;
        _rest = _rest[1..];
        for (var count = ReadCount(); count > 0; count--)
        {
            if ((Tag)_rest[0] == Tag.Text)
            {
                _rest = _rest[1..];
                if (AreEqual(ReadUtf8(), name))
                    return true;
            }
            else
            {
                Skip();
            }

            Skip();
        }

        return false;
    }

    /// <summary>Whether text is this one.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> utf8, string text)
    {
        if (utf8.Length < text.Length)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            // Names are ASCII, nearly all of them.
            if (text[i] > '\x7F')
                return Encoding.UTF8.GetString(utf8) == text;
            if (utf8[i] != text[i])
                return false;
        }

        return utf8.Length == text.Length;
    }

    public double ReadDouble() => BitConverter.Int64BitsToDouble(ReadLong());

    public long ReadLong()
    {
        var number = BinaryPrimitives.ReadInt64LittleEndian(_rest);
        _rest = _rest[8..];
        return number;
    }

    public string ReadText() => Encoding.UTF8.GetString(ReadUtf8());

    public ReadOnlySpan<byte> ReadUtf8()
    {
        var length = ReadCount();
        var text = _rest[..length];
        _rest = _rest[length..];
        return text;
    }

    public int ReadCount()
    {
        var count = 0u;
        for (var shift = 0; ; shift += 7)
        {
            var part = _rest[0];
            _rest = _rest[1..];
            count |= (part & 0x7Fu) << shift;
            if (part < 0x80)
                return (int)count;
        }
    }

    private static void WriteText(MemoryStream bytes, Tag tag, string text)
    {
        bytes.WriteByte((byte)tag);
        WriteText(bytes, text);
    }

    private ListValue ReadList()
    {
        var items = new Value[ReadCount()];
        for (var i = 0; i < items.Length; i++)
            items[i] = Read();
        return new ListValue(items);
    }

    private MapValue ReadMap()
    {
        var entries = new MapEntry[ReadCount()];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new MapEntry(Read(), Read());
        return new MapValue(entries);
    }
}
