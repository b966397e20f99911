using System.Text;
using Guild.Abstractions;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>
/// Nodes of Guild files, kept so that a file that hasn't changed needs no YAML parser: loading and warming that up costs more than all
/// the rest of a listing. An entry holds the bytes that it was made from; it counts only if they equal the file's.
/// </summary>
/// <remarks>Only a cache: whatever goes wrong with it, the file is read as if there were none.</remarks>
internal sealed class DocumentCache(string directory)
{
    /// <summary>Files that expand to more nodes than this are parsed each time.</summary>
    private const int MaxNodes = 200_000;

    // The build that wrote the entry: another one may read YAML differently.
    private static readonly Guid Build = typeof(DocumentCache).Module.ModuleVersionId;

    private enum Tag : byte
    {
        Null,
        True,
        False,
        Integer,
        Float,
        Text,
        Timestamp,
        List,
        Mapping,
    }

    /// <summary>The document that was made from these bytes; <see langword="false"/> when it isn't at hand.</summary>
    public bool TryRead(string path, string shownAs, ReadOnlySpan<byte> content, out YamlNode? root)
    {
        root = null;
        try
        {
            var entry = EntryOf(path);
            if (!File.Exists(entry))
                return false;
            var bytes = File.ReadAllBytes(entry);
            using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
            if (!reader.ReadBytes(16).AsSpan().SequenceEqual(Build.ToByteArray()) || reader.ReadInt32() != content.Length)
                return false;
            if (!reader.ReadBytes(content.Length).AsSpan().SequenceEqual(content))
                return false;
            root = reader.ReadBoolean() ? ReadNode(reader, shownAs) : null;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>Keeps a document, if the cache's own parent exists already: listing creates no Guild home.</summary>
    public void Write(string path, ReadOnlySpan<byte> content, YamlNode? root)
    {
        try
        {
            if (!Directory.Exists(Path.GetDirectoryName(Path.GetDirectoryName(directory))) || (root is not null && Count(root, MaxNodes) > MaxNodes))
                return;
            Directory.CreateDirectory(directory);
            var entry = EntryOf(path);
            var temporary = $"{entry}.{Guid.NewGuid():N}";
            using (var writer = new BinaryWriter(File.Create(temporary), Encoding.UTF8))
            {
                writer.Write(Build.ToByteArray());
                writer.Write(content.Length);
                writer.Write(content);
                writer.Write(root is not null);
                if (root is not null)
                    WriteNode(writer, root);
            }

            File.Move(temporary, entry, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A home that can't be written to costs time, nothing else.
        }
    }

    // One entry a file, named after the path: the content is compared, so two paths that share a name only push each other out.
    private string EntryOf(string path)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in path)
            hash = (hash ^ c) * 1099511628211UL;
        return Path.Combine(directory, hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static int Count(YamlNode node, int limit)
    {
        var count = 1;
        var children = node switch
        {
            YamlSequence list => list.Items,
            YamlMapping mapping => mapping.Pairs.SelectMany(p => (YamlNode[])[p.Key, p.Value]),
            _ => [],
        };
        foreach (var child in children)
        {
            count += Count(child, limit - count);
            if (count > limit)
                break;
        }

        return count;
    }

    private static void WriteNode(BinaryWriter writer, YamlNode node)
    {
        writer.Write((byte)TagOf(node));
        writer.Write7BitEncodedInt(node.Location.Line);
        writer.Write7BitEncodedInt(node.Location.Column);
        writer.Write7BitEncodedInt(node.Location.Length);
        switch (node)
        {
            case YamlSequence list:
                writer.Write7BitEncodedInt(list.Items.Count);
                foreach (var item in list.Items)
                    WriteNode(writer, item);
                break;
            case YamlMapping mapping:
                writer.Write7BitEncodedInt(mapping.Pairs.Count);
                foreach (var pair in mapping.Pairs)
                {
                    WriteNode(writer, pair.Key);
                    WriteNode(writer, pair.Value);
                }

                break;
            case YamlScalar scalar:
                writer.Write(scalar.Text);
                if (scalar.Value is IntegerValue integer)
                    writer.Write(IntegerText.Of(integer.Number));
                else if (scalar.Value is FloatValue number)
                    writer.Write(number.Number);
                else if (scalar.Value is TimestampValue timestamp)
                    writer.Write(timestamp.Text);
                break;
        }
    }

    private static Tag TagOf(YamlNode node) => node switch
    {
        YamlSequence => Tag.List,
        YamlMapping => Tag.Mapping,
        YamlScalar scalar => scalar.Value switch
        {
            BooleanValue b => b.IsTrue ? Tag.True : Tag.False,
            IntegerValue => Tag.Integer,
            FloatValue => Tag.Float,
            TextValue => Tag.Text,
            TimestampValue => Tag.Timestamp,
            _ => Tag.Null,
        },
        _ => throw new ArgumentException($"unknown node {node.GetType()}", nameof(node)),
    };

    private static YamlNode ReadNode(BinaryReader reader, string file)
    {
        var tag = (Tag)reader.ReadByte();
        var location = new SourceLocation(file, reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt()) { Length = reader.Read7BitEncodedInt() };
        if (tag == Tag.List)
        {
            var items = new YamlNode[reader.Read7BitEncodedInt()];
            for (var i = 0; i < items.Length; i++)
                items[i] = ReadNode(reader, file);
            return new YamlSequence(items, location);
        }

        if (tag == Tag.Mapping)
        {
            var pairs = new YamlPair[reader.Read7BitEncodedInt()];
            for (var i = 0; i < pairs.Length; i++)
                pairs[i] = new YamlPair(ReadNode(reader, file), ReadNode(reader, file));
            return new YamlMapping(pairs, location);
        }

        var text = reader.ReadString();
        return new YamlScalar(
            tag switch
            {
                Tag.True => Value.True,
                Tag.False => Value.False,
                Tag.Integer => new IntegerValue(IntegerText.Parse(reader.ReadString())),
                Tag.Float => new FloatValue(reader.ReadDouble()),
                Tag.Text => new TextValue(text),
                Tag.Timestamp => new TimestampValue(reader.ReadString()),
                _ => Value.Null,
            },
            text,
            location);
    }
}
