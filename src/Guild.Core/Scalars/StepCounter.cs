namespace Guild.Core.Scalars;

/// <summary>
/// The step of each scalar. A step that was printed counts until the next; as long as none was, a name that comes again begins a new one.
/// </summary>
internal sealed class StepCounter
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private long? _explicit;
    private long _implied;

    /// <summary>Sets the step to what a program printed.</summary>
    public void Set(long step) => _explicit = step;

    /// <summary>The step of the scalars of one line.</summary>
    public long Of(Dictionary<string, double> line)
    {
        if (_explicit is { } step)
            return step;
        foreach (var (name, _) in line)
        {
            if (!_seen.Contains(name))
                continue;
            _implied++;
            _seen.Clear();
            break;
        }

        foreach (var (name, _) in line)
            _seen.Add(name);
        return _implied;
    }
}
