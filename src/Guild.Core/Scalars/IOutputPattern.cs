namespace Guild.Core.Scalars;

/// <summary>Takes values out of a line of output.</summary>
public interface IOutputPattern
{
    /// <summary>The pattern as it was configured.</summary>
    string Source { get; }

    /// <summary>Adds what the pattern finds in a line; nothing is added when it doesn't match.</summary>
    void Capture(string line, List<CapturedValue> captured);
}
