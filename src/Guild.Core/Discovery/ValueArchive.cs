using System.Text;
using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Core.Discovery;

/// <summary>Values as bytes, for caches. Reading them back needs no YAML parser, whose start costs more than what the cache saves.</summary>
internal static class ValueArchive
{
    private enum Tag : byte
    {
        Null,
        False,
        True,
        Integer,
        Float,
        Text,
        Timestamp,
        List,
        Map,
    }

    /// <summary>The bytes of a value.</summary>
    public static byte[] Write(Value value)
    {
        var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8))
            Write(writer, value);
        return bytes.ToArray();
    }

    /// <summary>The value of such bytes.</summary>
    /// <exception cref="FormatException">They are no such bytes.</exception>
    public static Value Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        try
        {
            var value = Read(reader);
            return reader.BaseStream.Position == bytes.Length ? value : throw new FormatException("there is more than one value");
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException)
        {
            throw new FormatException("the value is damaged", e);
        }
    }

    private static void Write(BinaryWriter writer, Value value)
    {
        switch (value)
        {
            case NullValue:
                writer.Write((byte)Tag.Null);
                break;
            case BooleanValue boolean:
                writer.Write((byte)(boolean.IsTrue ? Tag.True : Tag.False));
                break;
            case IntegerValue integer:
                writer.Write((byte)Tag.Integer);
                writer.Write(IntegerText.Of(integer.Number));
                break;
            case FloatValue number:
                writer.Write((byte)Tag.Float);
                writer.Write(number.Number);
                break;
            case TextValue text:
                writer.Write((byte)Tag.Text);
                writer.Write(text.Text);
                break;
            case TimestampValue timestamp:
                writer.Write((byte)Tag.Timestamp);
                writer.Write(timestamp.Text);
                break;
            case ListValue list:
                writer.Write((byte)Tag.List);
                writer.Write7BitEncodedInt(list.Items.Count);
                foreach (var item in list.Items)
                    Write(writer, item);
                break;
            case MapValue map:
                writer.Write((byte)Tag.Map);
                writer.Write7BitEncodedInt(map.Entries.Count);
                foreach (var entry in map.Entries)
                {
                    Write(writer, entry.Key);
                    Write(writer, entry.Value);
                }

                break;
            default:
                throw new ArgumentException($"unknown value {value.GetType()}", nameof(value));
        }
    }

    private static Value Read(BinaryReader reader)
    {
        var tag = (Tag)reader.ReadByte();
        return tag switch
        {
            Tag.Null => Value.Null,
            Tag.False => Value.False,
            Tag.True => Value.True,
            Tag.Integer => new IntegerValue(IntegerText.Parse(reader.ReadString())),
            Tag.Float => new FloatValue(reader.ReadDouble()),
            Tag.Text => new TextValue(reader.ReadString()),
            Tag.Timestamp => new TimestampValue(reader.ReadString()),
            Tag.List => ReadList(reader),
            Tag.Map => ReadMap(reader),
            _ => throw new FormatException($"unknown kind of value {tag}"),
        };
    }

    // Grown as items come, not made as large as the count says: that may be damaged.
    private static ListValue ReadList(BinaryReader reader)
    {
        var items = new List<Value>();
        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
            items.Add(Read(reader));
        return new ListValue(items);
    }

    private static MapValue ReadMap(BinaryReader reader)
    {
        var entries = new List<MapEntry>();
        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
            entries.Add(new MapEntry(Read(reader), Read(reader)));
        return new MapValue(entries);
    }
}
