using Guild.Abstractions;
using Guild.Core.Runs.Index.Conditions;
using Guild.Core.Runs.Index.Database;
using Guild.Core.Scalars;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Guild.Core.Runs.Index.Rows;

/// <summary>The runs of a place in the order of lists, and what filters ask about them, loaded when they do: one column for all runs.</summary>
/// <param name="database">The index.</param>
/// <param name="place">The place.</param>
/// <param name="filter">Which runs.</param>
internal sealed class RunColumns(IndexDatabase database, RunPlace place, RowFilter filter)
{
    /// <summary>In place of a value that the index doesn't have, although the run does.</summary>
    public static readonly Value Elsewhere = new TextValue("");

    private readonly Dictionary<string, Value?[]?>[] _facts = Array.ConvertAll(Enum.GetValues<FactKind>(), _ => new Dictionary<string, Value?[]?>(StringComparer.Ordinal));
    private readonly Dictionary<string, Value?[]?> _attributes = new(StringComparer.Ordinal);
    private readonly IndexTexts _texts = new(database);
    private RunRow[]? _rows;
    private RunPositions? _positions;

    /// <summary>The rows that the filter lets through.</summary>
    public RunRow[] Rows => _rows ??= Load(0, int.MaxValue);

    /// <summary>Rows of a list without filter.</summary>
    /// <param name="start">How many to pass over.</param>
    /// <param name="count">How many, at most.</param>
    public RunRow[] Range(int start, int count)
    {
        if (start == 0 && count == int.MaxValue)
            return Rows;
        return _rows is { } rows ? Part(rows, start, count) : Load(start, count);
    }

    /// <summary>Rows that follow one another, not more than asked for.</summary>
    public static RunRow[] Part(RunRow[] rows, int start, int count)
    {
        var from = Math.Min(start, rows.Length);
        var length = Math.Min(count, rows.Length - from);
        if (length == rows.Length)
            return rows;
        var part = new RunRow[length];
        Array.Copy(rows, from, part, 0, length);
        return part;
    }

    /// <summary>How many runs there are in all.</summary>
    public int Count => (int)(database["SELECT runs FROM places WHERE place=?1"].Bind(1, (long)place).Number() ?? throw Damage());

    /// <summary>Those whose ids begin so, filtered as all.</summary>
    public RunRow[] WithPrefix(string prefix)
    {
        var statement = database[$"SELECT run, id, state, opref, status, started FROM runs WHERE place=?1 AND +kind=1 AND id>=?2 AND id<?3{filter.Sql(_texts, place)} ORDER BY age DESC, id"]
            .Bind(1, (long)place).Bind(2, prefix).Bind(3, prefix + "\U0010FFFF");
        return Read(statement, 0);
    }

    /// <summary>What a run was made from.</summary>
    public SharedOpRef OpRef(long number) => _texts.OpRef(number);

    /// <summary>A fact about each run; <see langword="null"/> when no run has it.</summary>
    public Value?[]? Fact(FactKind kind, string name)
    {
        if (_facts[(int)kind].TryGetValue(name, out var column))
            return column;
        return _facts[(int)kind][name] = _texts.Name(kind, name) is { } number ? LoadFact(number) : null;
    }

    /// <summary>An attribute of each run; <see langword="null"/> when no run has it.</summary>
    public Value?[]? Attribute(string name)
    {
        if (_attributes.TryGetValue(name, out var column))
            return column;
        return _attributes[name] = _texts.Name(FactKind.Attribute, name) is null ? null
            : RunNotes.Names.Contains(name) ? LoadNote(name)
            : name == "sourcecode_digest" ? LoadDigests()
            : LoadAttribute(name);
    }

    /// <summary>The scalars of a run; <see langword="null"/> when they have to be read.</summary>
    public RunScalars? Scalars(in RunRow row)
    {
        var statement = database["SELECT data FROM details WHERE run=?1"].Bind(1, row.Run);
        var scalars = statement.Step() ? new RunDetails(statement.Bytes(0)).Scalars : null;
        statement.Reset();
        return scalars;
    }

    /// <summary>Reads several things as they were at one moment.</summary>
    public T AtOnce<T>(Func<T> read) => database.Read(read);

    /// <summary>The names of what lies among the runs and is none.</summary>
    public IReadOnlyList<string> Others()
    {
        var names = new List<string>();
        var statement = database["SELECT id FROM runs INDEXED BY runs_by_age WHERE place=?1 AND kind=0 ORDER BY id"].Bind(1, (long)place);
        while (statement.Step())
            names.Add(statement.Text(0));
        statement.Reset();
        return names;
    }

    /// <summary>All that the index has about a run; <see langword="null"/> when it has nothing (more).</summary>
    /// <param name="row">The run.</param>
    /// <param name="directory">The directory of runs.</param>
    public PackedRun? Packed(in RunRow row, string directory)
    {
        // All of one moment: other processes write meanwhile.
        var statement = database["SELECT d.data, d.sum, r.opref, r.status FROM details d JOIN runs r ON r.run=d.run WHERE d.run=?1"].Bind(1, row.Run);
        try
        {
            if (!statement.Step())
                return null;
            var bytes = statement.Bytes(0).ToArray();
            var details = new RunDetails(bytes);
            var opRef = OpRef(statement.Long(2));
            if (RunDetails.Sum(bytes) != statement.Long(1)
                || !details.Id.SequenceEqual(row.Id.Utf8) || !details.OpRefText.SequenceEqual(opRef.Utf8) || (long)details.Status != statement.Long(3))
            {
                throw Damage();
            }

            // Changed since the list was made: what is shown is of one moment, too.
            return statement.Long(2) == row.OpRef && details.Status == row.Status
                ? new PackedRun(new RunDirectory($"{directory}/{row.Id}"), opRef.Text, opRef.OpRef, bytes)
                : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static SqliteException Damage() => new("the index contradicts itself", raw.SQLITE_CORRUPT);

    private RunRow[] Load(int start, int limit) => database.Read(() =>
    {
        var count = Count;
        var condition = filter.Sql(_texts, place);
        var expected = condition.Length == 0 ? Math.Clamp(count - start, 0, limit) : 0;
        var statement = database[$"SELECT run, id, state, opref, status, started FROM runs WHERE place=?1 AND kind=1{condition} ORDER BY age DESC, id LIMIT ?2 OFFSET ?3"]
            .Bind(1, (long)place).Bind(2, (long)limit).Bind(3, (long)start);
        var rows = Read(statement, expected);
        // Where some are left out, all are counted: the same pages, once more.
        var isWhole = condition.Length == 0
            ? rows.Length == expected
            : database["SELECT count(*) FROM runs WHERE place=?1 AND kind=1"].Bind(1, (long)place).Number() == count;
        return isWhole ? rows : throw Damage();
    });

    // An array of the right size at once: memory that is used for the first time costs more than what is written to it.
    private static RunRow[] Read(Statement statement, int expected)
    {
        var rows = new RunRow[expected];
        var count = 0;
        var ids = new TextPool();
        while (statement.Step())
        {
            if (count == rows.Length)
                Array.Resize(ref rows, Math.Max(64, count * 2));
            rows[count++] = new RunRow(
                statement.Long(0),
                ids.Add(statement.Utf8(1)),
                (RunStates)statement.Long(2),
                (int)statement.Long(3),
                (RunStatus)statement.Long(4),
                statement.IsNull(5) ? RunRow.NotStarted : statement.Long(5));
        }

        statement.Reset();
        Array.Resize(ref rows, count);
        return rows;
    }

    private Value?[] LoadFact(long name) => LoadColumn(database["SELECT run, value FROM facts WHERE name=?1"].Bind(1, name), static statement => statement.Type(1) switch
    {
        raw.SQLITE_INTEGER => new IntegerValue(statement.Long(1)),
        raw.SQLITE_FLOAT => new FloatValue(statement.Double(1)),
        raw.SQLITE_TEXT => new TextValue(statement.Text(1)),
        _ => new ValueBytes(statement.Bytes(1)).Read(),
    });

    private Value?[] LoadNote(string name) => LoadColumn(
        database[$"SELECT run, {name} FROM notes WHERE place=?1 AND {name} IS NOT NULL"].Bind(1, (long)place), static statement => new ValueBytes(statement.Bytes(1)).Read());

    private Value?[] LoadDigests() => LoadColumn(
        database["SELECT r.run, d.text FROM runs r JOIN digests d ON d.digest=r.digest WHERE r.place=?1 AND r.kind=1"].Bind(1, (long)place), static statement => new TextValue(statement.Text(1)));

    private Value?[] LoadAttribute(string name) => LoadColumn(
        database["SELECT run, data FROM details"], statement => new RunDetails(statement.Bytes(1)).TryAttribute(name, out var value) ? value : Elsewhere);

    private Value?[] LoadColumn(Statement statement, Func<Statement, Value?> read)
    {
        _positions ??= new RunPositions(Rows);
        var column = new Value?[Rows.Length];
        while (statement.Step())
        {
            if (_positions.Of(statement.Long(0)) is var position and >= 0)
                column[position] = read(statement);
        }

        statement.Reset();
        return column;
    }
}
