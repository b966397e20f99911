namespace Guild.Core.Scalars;

/// <summary>Reads scalars and attributes out of lines of output.</summary>
/// <param name="scalars">The patterns for scalars.</param>
/// <param name="attributes">The patterns for attributes.</param>
/// <param name="flagNames">The operation's flags; programs print them, and the default patterns shall not take them for results.</param>
public sealed class OutputScalars(OutputPatterns scalars, OutputPatterns attributes, IEnumerable<string> flagNames)
{
    private const string StepKey = "step";

    private readonly HashSet<string> _flagNames = new(flagNames, StringComparer.Ordinal);
    private readonly List<CapturedValue> _captured = [];
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly StepCounter _steps = new();

    /// <summary>What a line, right-trimmed and without colour codes, says; of one name the last value counts.</summary>
    public IReadOnlyList<ScalarEvent> Read(string line)
    {
        _values.Clear();
        _texts.Clear();
        var hasStep = ReadScalars(line);
        ReadAttributes(line, hasStep);
        if (_values.Count == 0 && _texts.Count == 0)
            return [];
        var events = new List<ScalarEvent>(_values.Count + _texts.Count);
        if (_values.Count > 0)
        {
            var step = _steps.Of(_values);
            foreach (var (key, number) in _values)
                events.Add(new ScalarEvent(key, step, number, null));
        }

        foreach (var (key, text) in _texts)
            events.Add(new ScalarEvent(key, 0, null, text));
        return events;
    }

    private bool ReadScalars(string line)
    {
        var hasStep = false;
        foreach (var (key, text) in Capture(scalars, line))
        {
            if (!PythonFloat.TryParse(text, out var number))
                continue;
            if (key != StepKey)
            {
                _values[key] = number;
                continue;
            }

            hasStep = true;
            if (Math.Abs(number) < long.MaxValue)
                _steps.Set((long)number);
        }

        return hasStep;
    }

    private void ReadAttributes(string line, bool hasStep)
    {
        foreach (var (key, text) in Capture(attributes, line))
        {
            if (!_values.ContainsKey(key) && !(hasStep && key == StepKey))
                _texts[key] = text;
        }
    }

    private List<CapturedValue> Capture(OutputPatterns patterns, string line)
    {
        _captured.Clear();
        foreach (var pattern in patterns.Patterns)
            pattern.Capture(line, _captured);
        if (patterns.AreDefaults && _flagNames.Count > 0)
            _captured.RemoveAll(c => _flagNames.Contains(c.Key));
        return _captured;
    }
}
