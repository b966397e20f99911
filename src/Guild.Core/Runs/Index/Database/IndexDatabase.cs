using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Guild.Core.Runs.Index.Database;

/// <summary>The file of the index: opened, made anew when it is missing, damaged or of another version, and locked for writing.</summary>
internal sealed class IndexDatabase : IDisposable
{
    // Another process writes for moments only; a longer wait than this isn't worth it, the runs can be read without the index.
    private const int BusyMilliseconds = 3000;

    // Most that is read of the index is read from one end to the other: pages kept for a second time would only be memory.
    private const string FewPages = "PRAGMA cache_size=-2000";
    private const string ManyPages = "PRAGMA cache_size=-16000";

    private readonly sqlite3 _connection;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private bool _isDisposed;

    private IndexDatabase(sqlite3 connection) => _connection = connection;

    /// <summary>Opens the index, or makes an empty one.</summary>
    /// <exception cref="SqliteException">It is damaged, locked for long, or can't be written.</exception>
    public static IndexDatabase Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Not by SqliteConnection: what it needs to read its connection string takes longer to load than a page of runs to read.
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        var result = raw.sqlite3_open_v2(path, out var connection, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, vfs: null);
        var database = new IndexDatabase(connection);
        try
        {
            SqliteResult.Check(result, connection);
            _ = raw.sqlite3_busy_timeout(connection, BusyMilliseconds);
            database.Prepare();
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Removes the files of the index. Processes that have it open go on with what they have.</summary>
    public static void Delete(string path)
    {
        foreach (var file in new[] { path, path + "-wal", path + "-shm" })
            File.Delete(file);
    }

    /// <summary>Whether an error says that the file itself is no good, not that somebody else uses it or the disk is full.</summary>
    public static bool IsDamage(SqliteException error) => error.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_ERROR or raw.SQLITE_MISMATCH or raw.SQLITE_CONSTRAINT;

    /// <summary>A number that is another one once another process has written.</summary>
    public long ChangesOfOthers => this["PRAGMA data_version"].Number() ?? 0;

    /// <summary>A statement, prepared once.</summary>
    public Statement this[string sql]
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_statements.TryGetValue(sql, out var statement))
                _statements[sql] = statement = new Statement(_connection, sql);
            statement.Reset();
            return statement;
        }
    }

    /// <summary>Writes in one piece: all of it or, whatever happens, nothing.</summary>
    public void Write(Action write)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            write();
            Execute("COMMIT");
        }
        catch
        {
            // Fails only when SQLite has rolled back by itself already.
            _ = raw.sqlite3_exec(_connection, "ROLLBACK");
            throw;
        }
    }

    /// <summary>Makes ready to write very much: pages that many runs are written to stay in memory.</summary>
    public void PrepareToWriteMuch() => Execute(ManyPages);

    /// <summary>Reads what was true at one moment.</summary>
    public T Read<T>(Func<T> read)
    {
        Execute("BEGIN");
        try
        {
            return read();
        }
        finally
        {
            _ = raw.sqlite3_exec(_connection, "COMMIT");
        }
    }

    /// <summary>Doesn't wait for other writers while something is done that can as well be left.</summary>
    public void WithoutWaiting(Action act)
    {
        _ = raw.sqlite3_busy_timeout(_connection, 0);
        try
        {
            act();
        }
        finally
        {
            _ = raw.sqlite3_busy_timeout(_connection, BusyMilliseconds);
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _statements.Clear();
        _connection.Dispose();
    }

    private void Prepare()
    {
        Execute($"PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; {FewPages}");
        var version = this["PRAGMA user_version"].Number();
        if (version == IndexSchema.Version)
            return;
        if (version != 0)
            throw new SqliteException($"the index is of version {version}", raw.SQLITE_NOTADB);
        Execute($"PRAGMA page_size={IndexSchema.PageSize}; PRAGMA journal_mode=WAL");
        Write(() =>
        {
            // Another process may have been here first.
            if (this["PRAGMA user_version"].Number() == 0)
                Execute($"{IndexSchema.Tables} PRAGMA user_version={IndexSchema.Version}");
        });
    }

    private void Execute(string sql) => SqliteResult.Check(raw.sqlite3_exec(_connection, sql), _connection);
}
