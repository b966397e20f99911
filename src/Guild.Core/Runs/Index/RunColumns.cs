using Guild.Abstractions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Guild.Core.Runs.Index;

/// <summary>The runs of a place in the order of lists, and what filters ask about them, loaded when they do: one column for all runs.</summary>
internal sealed class RunColumns(IndexDatabase database, RunPlace place)
{
    /// <summary>In place of a value that the index doesn't have, although the run does.</summary>
    public static readonly Value Elsewhere = new TextValue("");

    private readonly Dictionary<(FactKind Kind, string Name), Value?[]?> _facts = [];
    private readonly Dictionary<string, Value?[]?> _attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<long, (string Text, OpRef? OpRef)> _opRefs = [];
    private RunRow[]? _rows;
    private Dictionary<long, int>? _positions;

    /// <summary>All rows.</summary>
    public RunRow[] Rows => _rows ??= Load(int.MaxValue);

    /// <summary>The first rows.</summary>
    public RunRow[] First(int count) =>
        _rows is { } rows ? rows[..Math.Min(count, rows.Length)] : Load(count);

    /// <summary>How many runs there are.</summary>
    public int Count => _rows?.Length ?? (int)(database["SELECT runs FROM places WHERE place=?1"].Bind(1, (long)place).Number() ?? throw Damage());

    /// <summary>Those whose ids begin so.</summary>
    public RunRow[] WithPrefix(string prefix)
    {
        var statement = database["SELECT run, id, state, opref, status, started, digest FROM runs WHERE place=?1 AND kind=1 AND id>=?2 AND id<?3 ORDER BY age DESC, id"]
            .Bind(1, (long)place).Bind(2, prefix).Bind(3, prefix + "\U0010FFFF");
        return Read(statement);
    }

    /// <summary>What a run was made from.</summary>
    public (string Text, OpRef? OpRef) OpRef(long number)
    {
        if (!_opRefs.TryGetValue(number, out var known))
        {
            var statement = database["SELECT text FROM oprefs WHERE opref=?1"].Bind(1, number);
            var text = statement.Step() ? statement.Text(0) : "";
            statement.Reset();
            _opRefs[number] = known = (text, OpRefFormat.Parse(text));
        }

        return known;
    }

    /// <summary>A fact about each run; <see langword="null"/> when no run has it.</summary>
    public Value?[]? Fact(FactKind kind, string name)
    {
        if (_facts.TryGetValue((kind, name), out var column))
            return column;
        return _facts[(kind, name)] = NameNumber(kind, name) is { } number ? LoadFact(number) : null;
    }

    /// <summary>An attribute of each run; <see langword="null"/> when no run has it.</summary>
    public Value?[]? Attribute(string name)
    {
        if (_attributes.TryGetValue(name, out var column))
            return column;
        return _attributes[name] = NameNumber(FactKind.Attribute, name) is null ? null : RunNotes.Names.Contains(name) ? LoadNote(name) : LoadAttribute(name);
    }

    /// <summary>Reads several things as they were at one moment.</summary>
    public T AtOnce<T>(Func<T> read) => database.Read(read);

    /// <summary>The names of what lies among the runs and is none.</summary>
    public IReadOnlyList<string> Others()
    {
        var names = new List<string>();
        var statement = database["SELECT id FROM runs WHERE place=?1 AND kind=0 ORDER BY id"].Bind(1, (long)place);
        while (statement.Step())
            names.Add(statement.Text(0));
        statement.Reset();
        return names;
    }

    /// <summary>All that the index has about a run; <see langword="null"/> when it has nothing (more).</summary>
    public RunDetails? Details(RunRow row) => Bytes(row) is { } bytes ? RunDetails.Read(bytes) : null;

    /// <summary>The same, to be unpacked when it is asked for.</summary>
    public PackedRun? Packed(RunRow row) => Bytes(row) is { } bytes ? new PackedRun(bytes, OpRef(row.OpRef).OpRef, row.Status) : null;

    private byte[]? Bytes(RunRow row)
    {
        // All of one moment: other processes write meanwhile.
        var statement = database["SELECT d.data, d.sum, r.opref, r.status FROM details d JOIN runs r ON r.run=d.run WHERE d.run=?1"].Bind(1, row.Run);
        if (!statement.Step())
        {
            statement.Reset();
            return null;
        }

        var bytes = statement.Bytes(0).ToArray();
        if (RunDetails.Sum(bytes) != statement.Long(1))
            throw Damage();
        var (id, opRefText, status) = RunDetails.ReadHead(bytes);
        var agrees = id == row.Id && opRefText == OpRef(statement.Long(2)).Text && (long)status == statement.Long(3);
        // Changed since the list was made: what is shown is of one moment, too.
        var isSame = statement.Long(2) == row.OpRef && statement.Long(3) == (long)row.Status;
        statement.Reset();
        if (!agrees)
            throw Damage();
        return isSame ? bytes : null;
    }

    private long? NameNumber(FactKind kind, string name) => database["SELECT name FROM names WHERE kind=?1 AND text=?2"].Bind(1, (long)kind).Bind(2, name).Number();

    private static SqliteException Damage() => new("the index contradicts itself", raw.SQLITE_CORRUPT);

    private RunRow[] Load(int limit)
    {
        const string Sql = "SELECT run, id, state, opref, status, started, digest FROM runs WHERE place=?1 AND kind=1 ORDER BY age DESC, id LIMIT ?2";
        return database.Read(() =>
        {
            var count = Count;
            var rows = Read(database[Sql].Bind(1, (long)place).Bind(2, (long)limit));
            return rows.Length == Math.Min(count, limit) ? rows : throw Damage();
        });
    }

    private static RunRow[] Read(Statement statement)
    {
        var rows = new List<RunRow>();
        while (statement.Step())
        {
            rows.Add(new RunRow(
                statement.Long(0),
                statement.Text(1),
                (RunStates)statement.Long(2),
                statement.Long(3),
                (RunStatus)statement.Long(4),
                statement.IsNull(5) ? null : statement.Long(5),
                statement.IsNull(6) ? null : statement.Text(6)));
        }

        statement.Reset();
        return [.. rows];
    }

    private Value?[] LoadFact(long name)
    {
        var column = new Value?[Rows.Length];
        var statement = database["SELECT run, value FROM facts WHERE name=?1"].Bind(1, name);
        while (statement.Step())
        {
            if (Position(statement.Long(0)) is { } position)
                column[position] = ReadFact(statement);
        }

        statement.Reset();
        return column;
    }

    private static Value ReadFact(Statement statement) => statement.Type(1) switch
    {
        raw.SQLITE_INTEGER => new IntegerValue(statement.Long(1)),
        raw.SQLITE_FLOAT => new FloatValue(statement.Double(1)),
        raw.SQLITE_TEXT => new TextValue(statement.Text(1)),
        _ => new ValueBytes(statement.Bytes(1)).Read(),
    };

    private Value?[] LoadNote(string name)
    {
        var column = new Value?[Rows.Length];
        var statement = database[$"SELECT run, {name} FROM notes WHERE {name} IS NOT NULL"];
        while (statement.Step())
        {
            if (Position(statement.Long(0)) is { } position)
                column[position] = new ValueBytes(statement.Bytes(1)).Read();
        }

        statement.Reset();
        return column;
    }

    private Value?[] LoadAttribute(string name)
    {
        var column = new Value?[Rows.Length];
        var statement = database["SELECT run, data FROM details"];
        while (statement.Step())
        {
            if (Position(statement.Long(0)) is not { } position)
                continue;
            column[position] = RunDetails.Read(statement.Bytes(1)).TryAttribute(name, out var value) ? value : Elsewhere;
        }

        statement.Reset();
        return column;
    }

    private int? Position(long run)
    {
        if (_positions is null)
        {
            _positions = new Dictionary<long, int>(Rows.Length);
            for (var i = 0; i < Rows.Length; i++)
                _positions[Rows[i].Run] = i;
        }

        return _positions.TryGetValue(run, out var position) ? position : null;
    }
}
