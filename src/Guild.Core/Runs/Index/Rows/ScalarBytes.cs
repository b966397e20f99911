using Guild.Core.Scalars;

namespace Guild.Core.Runs.Index.Rows;

/// <summary>Scalars as bytes.</summary>
internal static class ScalarBytes
{
    public static void Write(MemoryStream bytes, RunScalars scalars)
    {
        ValueBytes.WriteCount(bytes, scalars.Summaries.Count);
        foreach (var scalar in scalars.Summaries)
        {
            ValueBytes.WriteText(bytes, scalar.Prefix);
            ValueBytes.WriteText(bytes, scalar.Tag);
            foreach (var point in new[] { scalar.First, scalar.Last, scalar.Min, scalar.Max })
            {
                ValueBytes.WriteDouble(bytes, point.Value);
                ValueBytes.WriteLong(bytes, point.Step);
            }

            ValueBytes.WriteDouble(bytes, scalar.Total);
            ValueBytes.WriteCount(bytes, scalar.Count);
        }

        ValueBytes.WriteCount(bytes, scalars.Texts.Count);
        foreach (var text in scalars.Texts)
        {
            ValueBytes.WriteText(bytes, text.Key);
            ValueBytes.WriteText(bytes, text.Value);
        }
    }

    public static RunScalars Read(ref ValueBytes bytes)
    {
        var summaries = new ScalarSummary[bytes.ReadCount()];
        for (var i = 0; i < summaries.Length; i++)
        {
            summaries[i] = new ScalarSummary(bytes.ReadText(), bytes.ReadText())
            {
                First = Point(ref bytes),
                Last = Point(ref bytes),
                Min = Point(ref bytes),
                Max = Point(ref bytes),
                Total = bytes.ReadDouble(),
                Count = bytes.ReadCount(),
            };
        }

        var texts = new KeyValuePair<string, string>[bytes.ReadCount()];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = new KeyValuePair<string, string>(bytes.ReadText(), bytes.ReadText());
        return new RunScalars(summaries, texts);
    }

    private static ScalarPoint Point(ref ValueBytes bytes) => new(bytes.ReadDouble(), bytes.ReadLong());
}
