using Guild.Core.Running.Posix;

namespace Guild.Core.Runs;

/// <summary>
/// Whether a run's directory has stayed where it is while it was read. What isn't found in a directory that another guild moves away, and
/// maybe back, isn't missing: a run without exit status would be one that failed.
/// </summary>
/// <param name="run">The run.</param>
internal sealed class RunPresence(RunDirectory run)
{
    private const long Gone = 0;

    private long _seenAt = Now(run);

    /// <summary>Whether it was gone when it was looked for at last.</summary>
    public bool IsGone => _seenAt == Gone;

    /// <summary>Whether it has been moved since it was looked for before, and is there: then what was read is read again.</summary>
    public bool HasMoved()
    {
        var before = _seenAt;
        _seenAt = Now(run);
        return _seenAt != before && !IsGone;
    }

    // The kernel notes when a directory was renamed. Elsewhere than on Linux only what is gone is seen.
    private static long Now(RunDirectory run) => FileStat.Of(run.Path)?.ChangedAt ?? (!OperatingSystem.IsLinux() && Directory.Exists(run.Path) ? 1 : Gone);
}
