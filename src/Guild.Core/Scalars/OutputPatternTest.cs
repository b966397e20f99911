using Guild.Abstractions;
using Guild.Core.Logging;
using Guild.Core.Text;

namespace Guild.Core.Scalars;

/// <summary>Shows what patterns find in lines of output (cli.md B.8).</summary>
public sealed class OutputPatternTest
{
    private static readonly string[] DefaultScalars = [@"^\key:\s+\value\s+\((?:step\s+)?(?P<step>\step)\)$", @"^(\key):\s+(\value)(?:\s+\(.*\))?$"];
    private static readonly string[] DefaultAttributes = [@"^(\key):\s+(\value)$"];

    private readonly IReadOnlyList<RegexOutputPattern> _patterns;
    private readonly bool _areNumbers;

    private OutputPatternTest(ListValue? configured, string[] defaults, string valueAlias, bool areNumbers, IGuildLog log)
    {
        _patterns = [.. OutputPatterns.Compile(configured ?? new ListValue([.. defaults.Select(Value.Of)]), valueAlias, log).Cast<RegexOutputPattern>()];
        _areNumbers = areNumbers;
    }

    /// <summary>Whether there is nothing to test.</summary>
    public bool IsDisabled => _patterns.Count == 0;

    /// <summary>A test of the patterns for scalars.</summary>
    /// <param name="configured">As configured; <see langword="null"/> for the defaults.</param>
    /// <param name="log">Is warned of patterns that can't be used.</param>
    public static OutputPatternTest ForScalars(ListValue? configured, IGuildLog log) =>
        new(configured, DefaultScalars, RegexOutputPattern.ScalarValueAlias, areNumbers: true, log);

    /// <summary>A test of the patterns for attributes.</summary>
    /// <param name="configured">As configured; <see langword="null"/> for the defaults.</param>
    /// <param name="log">Is warned of patterns that can't be used.</param>
    public static OutputPatternTest ForAttributes(ListValue? configured, IGuildLog log) =>
        new(configured, DefaultAttributes, RegexOutputPattern.AttrValueAlias, areNumbers: false, log);

    /// <summary>What is shown of a line: the line, and what each pattern finds in it.</summary>
    public IEnumerable<string> Lines(string line)
    {
        var trimmed = line.TrimEnd();
        yield return trimmed;
        foreach (var pattern in _patterns)
            yield return $"  {PythonText.Repr(pattern.Expression)}: {Found(pattern, trimmed)}";
    }

    private string Found(RegexOutputPattern pattern, string line)
    {
        var groups = pattern.Groups(line);
        if (groups.Count == 0)
            return "<no matches>";
        var captured = new List<CapturedValue>();
        pattern.Capture(line, captured);
        // Of one name the last value counts.
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, text) in captured)
        {
            if (!_areNumbers)
                values[key] = text;
            else if (PythonFloat.TryParse(text, out var number))
                values[key] = PythonText.Float(number);
        }

        return $"[{string.Join(", ", groups.Select(Tuple))}] ({string.Join(", ", values.Select(v => $"{v.Key}={v.Value}"))})";
    }

    private static string Tuple(IReadOnlyList<string?> groups)
    {
        var items = string.Join(", ", groups.Select(g => g is null ? "None" : PythonText.Repr(g)));
        return groups.Count == 1 ? $"({items},)" : $"({items})";
    }
}
