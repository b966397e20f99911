namespace Guild.Core.Running;

/// <summary>A stream of output, by its number in <c>output.index</c>.</summary>
public enum OutputChannel : byte
{
    /// <summary>Standard output.</summary>
    Output = 0,

    /// <summary>Standard error.</summary>
    Error = 1,
}
