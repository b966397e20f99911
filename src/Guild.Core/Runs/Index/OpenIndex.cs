using Guild.Core.Running.Posix;
using Guild.Core.Runs.Index.Conditions;
using Guild.Core.Runs.Index.Database;
using Guild.Core.Runs.Index.Rows;
using Guild.Core.Runs.Index.Stamps;
using Microsoft.Data.Sqlite;

namespace Guild.Core.Runs.Index;

/// <summary>The index of one place, open.</summary>
internal sealed class OpenIndex(IndexDatabase database, string file, RunPlace place, string directory, DirectoryHandle runs, RunScanner scanner, TimeProvider time, IndexWork work) : IDisposable
{
    /// <summary>The place.</summary>
    public RunPlace Place => place;

    /// <summary>The directory of the place's runs.</summary>
    public string Directory => directory;

    /// <summary>Reads what is new.</summary>
    public IndexRefresh Refresh { get; } = new(database, place, directory, runs, scanner, time, work);

    /// <summary>Finds what has changed.</summary>
    public StampVerification Verification { get; } = new(database, place, runs);

    /// <inheritdoc/>
    public void Dispose() => runs.Dispose();

    /// <summary>What is in the index now.</summary>
    /// <param name="filter">Which runs.</param>
    public RunColumns Columns(RowFilter filter) => new(database, place, filter);

    /// <summary>Clears a damaged index away, so that the next command makes a new one.</summary>
    public void Failed(SqliteException? error)
    {
        if (error is null || IndexDatabase.IsDamage(error))
            RunIndex.DeleteQuietly(file);
    }
}
