namespace Guild.Core.Scalars;

/// <summary>The default pattern for output attributes, by hand: <c>^(\key):\s+(\value)$</c>.</summary>
internal sealed class DefaultAttrPattern : IOutputPattern
{
    public string Source => @"^(\key):\s+(\value)$";

    public void Capture(string line, List<CapturedValue> captured)
    {
        var keyLength = OutputLine.KeyLength(line, out var start);
        if (keyLength > 0 && start < line.Length && OutputLine.SkipWord(line, start) == line.Length)
            captured.Add(new CapturedValue(line[..keyLength], line[start..]));
    }
}
