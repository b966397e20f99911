using System.Buffers.Binary;
using System.Text;

namespace Guild.Core.Scalars;

/// <summary>The messages inside event files: Event, Summary, Summary.Value, TensorProto.</summary>
internal static class EventMessage
{
    private const int FloatType = 1;
    private const int DoubleType = 2;
    private const int StringType = 7;
    private const string TextSummarySuffix = "/text_summary";

    public static void Read(ReadOnlySpan<byte> message, List<ScalarEvent> events)
    {
        long step = 0;
        var fields = new ProtoReader(message);
        // The step may in principle come behind the values.
        while (fields.Read())
        {
            if (fields is { Field: 2, Wire: 0 })
                step = (long)fields.Number;
        }

        fields = new ProtoReader(message);
        while (fields.Read())
        {
            if (fields is { Field: 5, Wire: 2 })
                ReadSummary(fields.Bytes, step, events);
        }
    }

    private static void ReadSummary(ReadOnlySpan<byte> message, long step, List<ScalarEvent> events)
    {
        var fields = new ProtoReader(message);
        while (fields.Read())
        {
            if (fields is { Field: 1, Wire: 2 })
                ReadValue(fields.Bytes, step, events);
        }
    }

    private static void ReadValue(ReadOnlySpan<byte> message, long step, List<ScalarEvent> events)
    {
        var tag = "";
        double? number = null;
        string? text = null;
        var fields = new ProtoReader(message);
        while (fields.Read())
        {
            switch (fields.Field, fields.Wire)
            {
                case (1, 2):
                    tag = fields.Text;
                    break;
                case (2, 5):
                    number = fields.Float;
                    break;
                case (8, 2):
                    (number, text) = ReadTensor(fields.Bytes);
                    break;
            }
        }

        if (tag.EndsWith(TextSummarySuffix, StringComparison.Ordinal))
            tag = tag[..^TextSummarySuffix.Length];
        if (number is not null || text is not null)
            events.Add(new ScalarEvent(tag, step, number, text));
    }

    // Only tensors of one element are scalars or texts.
    private static (double? Number, string? Text) ReadTensor(ReadOnlySpan<byte> message)
    {
        ulong type = 0;
        var numbers = new List<double>();
        var texts = new List<string>();
        ReadOnlySpan<byte> content = default;
        var fields = new ProtoReader(message);
        while (fields.Read())
        {
            switch (fields.Field, fields.Wire)
            {
                case (1, 0):
                    type = fields.Number;
                    break;
                case (4, 2):
                    content = fields.Bytes;
                    break;
                case (5, 5):
                    numbers.Add(fields.Float);
                    break;
                case (5, 2):
                    AddFloats(fields.Bytes, numbers);
                    break;
                case (6, 1):
                    numbers.Add(fields.Double);
                    break;
                case (6, 2):
                    AddDoubles(fields.Bytes, numbers);
                    break;
                case (8, 2):
                    texts.Add(Encoding.UTF8.GetString(fields.Bytes));
                    break;
            }
        }

        if (type == FloatType)
            AddFloats(content, numbers);
        else if (type == DoubleType)
            AddDoubles(content, numbers);
        return type switch
        {
            FloatType or DoubleType when numbers.Count == 1 => (numbers[0], null),
            StringType when texts.Count == 1 => (null, texts[0]),
            _ => (null, null),
        };
    }

    private static void AddFloats(ReadOnlySpan<byte> bytes, List<double> numbers)
    {
        for (; bytes.Length >= sizeof(float); bytes = bytes[sizeof(float)..])
            numbers.Add(BinaryPrimitives.ReadSingleLittleEndian(bytes));
    }

    private static void AddDoubles(ReadOnlySpan<byte> bytes, List<double> numbers)
    {
        for (; bytes.Length >= sizeof(double); bytes = bytes[sizeof(double)..])
            numbers.Add(BinaryPrimitives.ReadDoubleLittleEndian(bytes));
    }
}
