using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Guild.Core.Runs.Index.Database;

/// <summary>What SQLite's functions return.</summary>
internal static class SqliteResult
{
    /// <summary>Throws what a result tells of.</summary>
    /// <exception cref="SqliteException">The result is an error.</exception>
    public static void Check(int result, sqlite3 database)
    {
        if (result != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(result, database);
    }
}
