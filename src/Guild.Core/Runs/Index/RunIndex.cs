using Guild.Core.Logging;
using Guild.Core.Running.Posix;
using Guild.Core.Runs.Filters;
using Guild.Core.Runs.Index.Database;
using Microsoft.Data.Sqlite;

namespace Guild.Core.Runs.Index;

/// <summary>
/// The index of a home's runs, under <c>cache/</c>: what makes lists of a hundred thousand runs fast. The run directories stay the truth;
/// where no index can be (a home that is read-only, on a network, or on another system than Linux) runs are read from them.
/// </summary>
public sealed class RunIndex(GuildEnvironment environment, TimeProvider time, IGuildLog log, IScanProgress? progress) : IDisposable
{
    // Fewer runs are read as fast without an index.
    private const int WorthwhileRuns = 200;

    private readonly Dictionary<RunPlace, OpenIndex?> _open = [];
    private IndexDatabase? _database;

    /// <summary>Whether every run is verified, not only those that are shown.</summary>
    public bool VerifiesAll { get; set; }

    private string File => Path.Combine(environment.Home, "cache", "runs", $"guild-v{IndexSchema.Version}.db");

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var open in _open.Values)
            open?.Dispose();
        _open.Clear();
        // The last process that closes the index puts what was written lately in its place.
        _database?.Dispose();
        _database = null;
    }

    /// <summary>The runs that pass a filter; <see langword="null"/> when the index can't be used.</summary>
    internal RunList? List(RunStore store, RunPlace place, RunFilter filter, TimeZoneInfo zone, DateTimeOffset now)
    {
        var directory = store.DirectoryOf(place);
        if (!IsUseful(directory))
            return null;
        const int Attempts = 2;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (Open(store, place, directory) is not { } index)
                    return null;
                index.Refresh.Refresh(VerifiesAll ? IndexScope.All : filter.Notes.Count > 0 ? IndexScope.Notes : IndexScope.Slice, filter.Notes);
                return new IndexedRuns(index, store, filter, zone, now);
            }
            catch (Exception e) when (IsFailure(e))
            {
                log.Debug($"the index of runs can't be used: {e.Message}");
                Dispose();
                if (attempt == Attempts || e is not SqliteException error || !IndexDatabase.IsDamage(error))
                    return null;
                DeleteQuietly(File);
            }
        }
    }

    /// <summary>Whether an error means that the index can't be used, no more.</summary>
    internal static bool IsFailure(Exception e) =>
        e is SqliteException or IOException or UnauthorizedAccessException or IndexBusyException or FormatException or IndexOutOfRangeException or ArgumentOutOfRangeException
            or InvalidCastException or DllNotFoundException or ObjectDisposedException;

    internal static void DeleteQuietly(string file)
    {
        try
        {
            IndexDatabase.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then there is no index; runs are read without it.
        }
    }

    private OpenIndex? Open(RunStore store, RunPlace place, string directory)
    {
        if (_open.TryGetValue(place, out var open))
            return open;
        if (DirectoryHandle.Open(directory) is not { } runs)
            return null;
        _database ??= IndexDatabase.Open(File);
        var work = new IndexWork(new HomeLocks(environment.Home).PathOf("run-index"), progress);
        return _open[place] = new OpenIndex(_database, File, place, directory, runs, new RunScanner(directory, store.StateOf, time), time, work);
    }

    private bool IsUseful(string directory)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        return environment.Variable("GUILD_RUN_INDEX") switch
        {
            "0" => false,
            "1" => true,
            _ => DirectoryNames.Read(directory, WorthwhileRuns) is { Count: >= WorthwhileRuns } && !IsOnNetwork(directory),
        };
    }

    // SQLite's shared memory needs one kernel that all processes see.
    private static bool IsOnNetwork(string directory)
    {
        try
        {
            return new DriveInfo(directory).DriveType == DriveType.Network;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return true;
        }
    }
}
