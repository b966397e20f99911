using System.Text;
using SQLitePCL;

namespace Guild.Core.Runs.Index.Database;

/// <summary>A prepared statement. Reading a hundred thousand rows this way takes a tenth of the time that ADO.NET's readers take.</summary>
internal sealed unsafe class Statement : IDisposable
{
    // SQLite makes a copy before the call returns.
    private const nint Transient = -1;

    private readonly sqlite3 _database;
    private nint _statement;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        var text = Encoding.UTF8.GetBytes(sql);
        fixed (byte* start = text)
            Check(SqliteCalls.Prepare(database.DangerousGetHandle(), start, text.Length, out _statement, 0));
    }

    public Statement Bind(int index, long value) => Checked(SqliteCalls.BindLong(_statement, index, value));

    public Statement Bind(int index, long? value) => value is { } number ? Bind(index, number) : BindNull(index);

    public Statement Bind(int index, double value) => Checked(SqliteCalls.BindDouble(_statement, index, value));

    public Statement Bind(int index, string? value)
    {
        if (value is null)
            return BindNull(index);
        var text = Encoding.UTF8.GetBytes(value);
        // An empty array has no address, and text without address is null to SQLite.
        fixed (byte* start = text.Length == 0 ? [0] : text)
            return Checked(SqliteCalls.BindText(_statement, index, start, text.Length, Transient));
    }

    public Statement Bind(int index, ReadOnlySpan<byte> value)
    {
        fixed (byte* start = value)
            return Checked(SqliteCalls.BindBlob(_statement, index, start, value.Length, Transient));
    }

    public Statement BindNull(int index) => Checked(SqliteCalls.BindNull(_statement, index));

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        var result = SqliteCalls.Step(_statement);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result != raw.SQLITE_DONE)
            Check(result);
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

    public void Reset() => _ = SqliteCalls.Reset(_statement);

    public bool IsNull(int column) => Type(column) == raw.SQLITE_NULL;

    public int Type(int column) => SqliteCalls.Type(_statement, column);

    public long Long(int column) => SqliteCalls.Long(_statement, column);

    public double Double(int column) => SqliteCalls.Double(_statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

    /// <summary>Text as its bytes; good until the next step.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => new(SqliteCalls.Text(_statement, column), SqliteCalls.Length(_statement, column));

    /// <summary>Bytes; good until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => new(SqliteCalls.Blob(_statement, column), SqliteCalls.Length(_statement, column));

    public void Dispose()
    {
        _ = SqliteCalls.Finish(_statement);
        _statement = 0;
    }

    private Statement Checked(int result)
    {
        Check(result);
        return this;
    }

    private void Check(int result) => SqliteResult.Check(result, _database);
}
