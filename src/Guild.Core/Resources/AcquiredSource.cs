using Guild.Abstractions;

namespace Guild.Core.Resources;

/// <summary>What a source has come to on this machine, before anything appears in the run directory.</summary>
/// <param name="Paths">The files and directories that it stands for, in order.</param>
internal sealed record AcquiredSource(IReadOnlyList<AcquiredPath> Paths)
{
    /// <summary>What was chosen for the source: a run id, a path; <see langword="null"/> when nothing was.</summary>
    public Value? Config { get; init; }

    /// <summary>Whether finding nothing is as it should be (<c>module</c>).</summary>
    public bool IsCheckOnly { get; init; }
}
