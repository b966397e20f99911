using System.Text;
using Guild.Core.Running.Posix;

namespace Guild.Core.Runs.Index.Stamps;

/// <summary>
/// Compares stamps of very many runs with what is there. Those that were put in are looked at on the other cores while further ones are
/// put in. Dispose of it whatever happens: until then others are at work.
/// </summary>
/// <param name="runs">The directory of runs.</param>
/// <param name="holds">Compares those of one run.</param>
/// <param name="target">What has to be read again, by its id.</param>
internal sealed class StampChecks(DirectoryHandle runs, StampChecks.Holds holds, Func<string, ScanTarget> target) : IDisposable
{
    private const int ChunkSize = 2048;
    private const int BlockSize = 64;

    private readonly List<ScanTarget> _changed = [];
    private StampChunk _filled = new();
    private StampChunk _checked = new();
    private bool[] _isChanged = [];
    private Action? _finish;

    /// <summary>Whether a run's stamps are still right.</summary>
    public delegate bool Holds(ReadOnlySpan<byte> stamps, RunProbe run);

    /// <summary>Where the stamps of the next run go.</summary>
    public StampChunk Next
    {
        get
        {
            if (_filled.Count == ChunkSize)
                Check();
            return _filled;
        }
    }

    /// <summary>Waits for all, and returns the runs that have changed.</summary>
    public List<ScanTarget> Finish()
    {
        Check();
        Collect();
        return _changed;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _finish?.Invoke();
        _finish = null;
    }

    private void Check()
    {
        Collect();
        (_filled, _checked) = (_checked, _filled);
        var (chunk, isChanged) = (_checked, new bool[_checked.Count]);
        _isChanged = isChanged;
        _finish = SideBySide.Begin(chunk.Count, BlockSize, (from, to) =>
        {
            var probe = new RunProbe(runs);
            for (var i = from; i < to; i++)
                isChanged[i] = !holds(chunk.Stamps(i), probe.MoveTo(chunk.Id(i)));
        });
    }

    private void Collect()
    {
        Dispose();
        for (var i = 0; i < _isChanged.Length; i++)
        {
            if (_isChanged[i])
                _changed.Add(target(Encoding.UTF8.GetString(_checked.Id(i))));
        }

        _isChanged = [];
        _checked.Clear();
    }
}
