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
    public long Of(IEnumerable<string> keys)
    {
        if (_explicit is { } step)
            return step;
        var line = keys.ToArray();
        if (line.Any(_seen.Contains))
        {
            _implied++;
            _seen.Clear();
        }

        _seen.UnionWith(line);
        return _implied;
    }
}
