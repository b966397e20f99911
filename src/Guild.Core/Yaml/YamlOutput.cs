using System.Text;

namespace Guild.Core.Yaml;

/// <summary>The text being written, with what the layout rules ask of it: the column, and what stands right before.</summary>
internal sealed class YamlOutput(int width)
{
    private readonly StringBuilder text = new();

    /// <summary>Whether only blanks, dashes and question marks stand on the line so far.</summary>
    public bool IsIndention { get; set; } = true;

    /// <summary>Whether the last character separates words.</summary>
    public bool IsBlank { get; set; } = true;

    /// <summary>Characters on the line so far.</summary>
    public int Column { get; private set; }

    /// <summary>Whether the line is full.</summary>
    public bool IsPastWidth => Column > width;

    /// <summary>Whether <paramref name="more"/> further characters would fill the line.</summary>
    public bool WouldBePastWidth(int more) => (long)Column + more > width;

    public void Write(ReadOnlySpan<char> part)
    {
        text.Append(part);
        Column += part.Length;
    }

    public void WriteIndicator(string indicator, bool needsBlank, bool isBlank = false, bool isIndention = false)
    {
        if (needsBlank && !IsBlank)
            Write(" ");
        Write(indicator);
        IsBlank = isBlank;
        IsIndention = IsIndention && isIndention;
    }

    public void WriteIndent(int indent)
    {
        if (!IsIndention || Column > indent || Column == indent && !IsBlank)
            WriteLineBreak();
        if (Column >= indent)
            return;
        IsBlank = true;
        // One by one: a fill of several is vector code, which isn't compiled ahead of time.
        for (var i = Column; i < indent; i++)
            text.Append(' ');
        Column = indent;
    }

    public void WriteLineBreak()
    {
        text.Append('\n');
        IsBlank = IsIndention = true;
        Column = 0;
    }

    public override string ToString() => text.ToString();
}
