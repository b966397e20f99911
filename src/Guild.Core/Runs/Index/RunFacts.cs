using Guild.Abstractions;
using Guild.Core.Runs.Index.Stamps;
using Guild.Core.Scalars;

namespace Guild.Core.Runs.Index;

/// <summary>What the index keeps about a directory among the runs.</summary>
/// <param name="Id">The directory's name.</param>
/// <param name="Entry">The number of its directory entry (<see cref="Running.Posix.DirectoryNames"/>).</param>
internal sealed record RunFacts(string Id, ulong Entry)
{
    /// <summary>Whether it is a run.</summary>
    public bool IsRun { get; init; }

    /// <summary>How far this may be believed.</summary>
    public RunStates State { get; init; }

    /// <summary>The change times by which is seen whether this still holds.</summary>
    public RunStamps Stamps { get; init; } = RunStamps.None;

    /// <summary>By what runs are ordered.</summary>
    public long Age { get; init; }

    /// <summary>When it was started.</summary>
    public long? Started { get; init; }

    /// <summary>The text of the opref.</summary>
    public string OpRefText { get; init; } = "";

    /// <summary>The status of a finished run.</summary>
    public RunStatus Status { get; init; }

    /// <summary>The digest of the source code.</summary>
    public string? Digest { get; init; }

    /// <summary>The attributes that are small; one that isn't here and not in <see cref="Elsewhere"/> doesn't exist.</summary>
    public MapValue Attributes { get; init; } = Value.EmptyMap;

    /// <summary>The names of attributes that are too large to be kept.</summary>
    public IReadOnlyList<string> Elsewhere { get; init; } = [];

    /// <summary>The scalars; <see langword="null"/> when they aren't final.</summary>
    public RunScalars? Scalars { get; init; }
}
