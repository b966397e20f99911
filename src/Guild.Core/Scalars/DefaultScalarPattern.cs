namespace Guild.Core.Scalars;

/// <summary>
/// The two default patterns for scalars in one pass. Every line of every run goes through them, so they are written out by hand; a test
/// holds them equal to the expressions in <see cref="Expressions"/>.
/// </summary>
internal sealed class DefaultScalarPattern : IOutputPattern
{
    /// <summary>What this class does, as Python expressions with aliases.</summary>
    public static IReadOnlyList<string> Expressions { get; } =
    [
        @"^\key:\s+\value\s+\((?:step\s+)?(?P<step>\step)\)$",
        @"^(\key):\s+(\value)(?:\s+\(.*\))?$",
    ];

    public string Source => string.Join(" ", Expressions);

    public void Capture(string line, List<CapturedValue> captured)
    {
        var keyLength = OutputLine.KeyLength(line, out var start);
        if (keyLength == 0)
            return;
        var end = OutputLine.SkipWord(line, start);
        // '(' straight after the colon's spaces: the value may be empty, if there are spaces enough to stand on both sides of it.
        if (start < line.Length && line[start] == '(' && start - keyLength >= 3)
            end = start;
        var value = line.AsSpan(start, end - start);
        if (!OutputLine.IsValue(value))
            return;
        var remark = line.AsSpan(OutputLine.SkipSpaces(line, end));
        if (remark.Length > 0 && (remark.Length < 2 || remark[0] != '(' || remark[^1] != ')' || remark.Contains('\n')))
            return;
        if (StepOf(remark) is { Length: > 0 } step)
            captured.Add(new CapturedValue("step", step.ToString()));
        captured.Add(new CapturedValue(line[..keyLength], value.ToString()));
    }

    // '(10)' or '(step 10)'.
    private static ReadOnlySpan<char> StepOf(ReadOnlySpan<char> remark)
    {
        if (remark.Length < 3)
            return default;
        var inner = remark[1..^1];
        if (inner.StartsWith("step", StringComparison.Ordinal) && inner.Length > 4 && OutputLine.IsSpace(inner[4]))
        {
            inner = inner[5..];
            while (inner.Length > 0 && OutputLine.IsSpace(inner[0]))
                inner = inner[1..];
        }

        return OutputLine.IsDigits(inner) ? inner : default;
    }
}
