using Guild.Core.Runs;

namespace Guild.Core.Running;

/// <summary>How carrying out a plan ended.</summary>
/// <param name="Id">The run.</param>
/// <param name="ExitStatus">The recorded exit status: 0 to 255, or minus a signal's number; <see langword="null"/> for a staged run.</param>
public sealed record RunOutcome(RunId Id, int? ExitStatus)
{
    /// <summary>Whether the run was only prepared.</summary>
    public bool IsStaged => ExitStatus is null;

    /// <summary>Whether the run was deleted because its operation asks for that on success.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>What guild's own process exits with: the status, signals counted down from 256 as a shell sees them.</summary>
    public int ExitCode => ExitStatus is not { } status ? 0 : status < 0 ? 256 + status : status;
}
