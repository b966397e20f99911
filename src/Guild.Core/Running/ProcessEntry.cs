namespace Guild.Core.Running;

/// <summary>A process as the system lists it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ParentId">Its parent's id; 0 when unknown.</param>
/// <param name="StartMark">When it started, in units of the system's own; equal marks and ids mean the same process.</param>
public sealed record ProcessEntry(int Id, int ParentId, long StartMark)
{
    /// <summary>The mark of a process whose start the system doesn't tell.</summary>
    public const long UnknownStart = -1;

    /// <summary>Its process group; 0 when unknown.</summary>
    public int Group { get; init; }

    /// <summary>Its session; 0 when unknown.</summary>
    public int Session { get; init; }

    /// <summary>The foreground process group of its terminal; -1 or 0 without terminal.</summary>
    public int TerminalGroup { get; init; }

    /// <summary>Whether it has ended and only waits to be collected.</summary>
    public bool IsZombie { get; init; }
}
