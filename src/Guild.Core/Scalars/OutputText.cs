using System.Text;

namespace Guild.Core.Scalars;

/// <summary>The text of an output line, as patterns see it.</summary>
internal static class OutputText
{
    private static readonly Encoding Utf8DroppingErrors = DroppingErrors();

    /// <summary>Decodes a line, drops what isn't UTF-8, colour codes and blanks at its end.</summary>
    public static string Decode(ReadOnlySpan<byte> line) => Clean(Utf8DroppingErrors.GetString(line));

    /// <summary>Drops colour codes and blanks at the end.</summary>
    public static string Clean(string line)
    {
        if (line.Contains('\x1b', StringComparison.Ordinal))
            line = WithoutEscapes(line);
        var end = line.Length;
        while (end > 0 && OutputLine.IsSpace(line[end - 1]))
            end--;
        return line[..end];
    }

    // Not Encoding.GetEncoding(name, …), which sets up the tables of all encodings that there are.
    private static Encoding DroppingErrors()
    {
        var encoding = (Encoding)Encoding.UTF8.Clone();
        encoding.DecoderFallback = new DecoderReplacementFallback("");
        return encoding;
    }

    // CSI sequences: ESC [ parameters, intermediates, one final byte.
    private static string WithoutEscapes(string line)
    {
        var result = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != '\x1b' || i + 1 == line.Length || line[i + 1] != '[')
            {
                result.Append(line[i]);
                continue;
            }

            for (i += 2; i < line.Length && line[i] is >= ' ' and <= '?';)
                i++;
        }

        return result.ToString();
    }
}
