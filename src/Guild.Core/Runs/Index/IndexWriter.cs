using Guild.Abstractions;
using Guild.Core.Runs.Index.Database;
using Guild.Core.Runs.Index.Rows;

namespace Guild.Core.Runs.Index;

/// <summary>Puts what was read of runs into the tables. Call it within <see cref="IndexDatabase.Write"/>.</summary>
internal sealed class IndexWriter(IndexDatabase database, RunPlace place)
{
    private readonly Dictionary<string, long>[] _names = Array.ConvertAll(Enum.GetValues<FactKind>(), _ => new Dictionary<string, long>(StringComparer.Ordinal));
    private readonly Dictionary<string, long> _opRefs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _digests = new(StringComparer.Ordinal);

    /// <summary>Puts a run, in place of what there was of the same name.</summary>
    public void Put(RunFacts facts)
    {
        var known = database["SELECT run FROM runs WHERE place=?1 AND id=?2"].Bind(1, (long)place).Bind(2, facts.Id).Number();
        if (known is { } old)
            RemoveFacts(old);
        Count((facts.IsRun ? 1 : 0) - (known is { } counted ? Kind(counted) : 0));
        database["INSERT OR REPLACE INTO runs(run,place,entry,id,kind,state,age,opref,status,started,digest) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)"]
            .Bind(1, known).Bind(2, (long)place).Bind(3, (long)facts.Entry).Bind(4, facts.Id).Bind(5, facts.IsRun ? 1 : 0).Bind(6, (long)facts.State).Bind(7, facts.Age)
            .Bind(8, facts.IsRun ? OpRef(facts.OpRefText) : 0).Bind(9, (long)facts.Status).Bind(10, facts.Started).Bind(11, facts.Digest is { } digest ? Digest(digest) : null)
            .Run();
        var run = known ?? database["SELECT last_insert_rowid()"].Number()!.Value;
        PutNotes(run, facts);
        database["INSERT OR REPLACE INTO stamps(place,run,id,stamps) VALUES(?1,?2,?3,?4)"]
            .Bind(1, (long)place).Bind(2, run).Bind(3, facts.Id).Bind(4, facts.Stamps.ToBytes())
            .Run();
        var data = RunDetails.Write(facts);
        database["INSERT OR REPLACE INTO details(run,data,sum) VALUES(?1,?2,?3)"].Bind(1, run).Bind(2, data).Bind(3, RunDetails.Sum(data)).Run();
        PutFacts(run, facts);
    }

    /// <summary>Whether the index tells a run of this name as it was at another time than when these facts were read.</summary>
    public bool HasOther(RunFacts facts)
    {
        var statement = database["SELECT s.stamps FROM runs r JOIN stamps s ON s.place=r.place AND s.run=r.run WHERE r.place=?1 AND r.id=?2"].Bind(1, (long)place).Bind(2, facts.Id);
        var isOther = statement.Step() && !statement.Bytes(0).SequenceEqual(facts.Stamps.ToBytes());
        statement.Reset();
        return isOther;
    }

    /// <summary>Removes a run.</summary>
    public void Remove(long run)
    {
        RemoveFacts(run);
        Count(-Kind(run));
        database["DELETE FROM details WHERE run=?1"].Bind(1, run).Run();
        database["DELETE FROM runs WHERE run=?1"].Bind(1, run).Run();
        database["DELETE FROM notes WHERE place=?1 AND run=?2"].Bind(1, (long)place).Bind(2, run).Run();
        database["DELETE FROM stamps WHERE place=?1 AND run=?2"].Bind(1, (long)place).Bind(2, run).Run();
    }

    private long Kind(long run) => database["SELECT kind FROM runs WHERE run=?1"].Bind(1, run).Number() ?? 0;

    private void Count(long change)
    {
        if (change != 0)
            database["UPDATE places SET runs=runs+?1 WHERE place=?2"].Bind(1, change).Bind(2, (long)place).Run();
    }

    private void PutNotes(long run, RunFacts facts)
    {
        var statement = database[
            """
            INSERT OR REPLACE INTO notes(place,run,id,attrs,label_at,tags_at,comments_at,marked_at,label,tags,comments,marked)
            VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)
            """];
        statement.Bind(1, (long)place).Bind(2, run).Bind(3, facts.Id).Bind(4, facts.Stamps.Attributes);
        for (var i = 0; i < RunNotes.Names.Count; i++)
        {
            statement.Bind(5 + i, facts.Stamps[RunNotes.Names[i]]);
            if (facts.Attributes[RunNotes.Names[i]] is { } value)
                statement.Bind(9 + i, ValueBytes.Write(value));
            else
                statement.BindNull(9 + i);
        }

        statement.Run();
    }

    private void PutFacts(long run, RunFacts facts)
    {
        foreach (var attribute in facts.Attributes.Entries)
            Name(FactKind.Attribute, attribute.Name!);
        foreach (var name in facts.Elsewhere)
            Name(FactKind.Attribute, name);
        if (facts.State.HasFlag(RunStates.Direct) || facts.State.HasFlag(RunStates.Unfinished))
            return;
        foreach (var fact in Fact.Of(facts.Attributes, facts.Scalars))
        {
            var statement = database["INSERT OR REPLACE INTO facts(name,run,value) VALUES(?1,?2,?3)"].Bind(1, Name(fact.Kind, fact.Name)).Bind(2, run);
            _ = fact.Value switch
            {
                IntegerValue { Number: var number } when number >= long.MinValue && number <= long.MaxValue => statement.Bind(3, (long)number),
                FloatValue { Number: var number } when !double.IsNaN(number) => statement.Bind(3, number),
                TextValue { Text: var text } when !text.Contains('\0', StringComparison.Ordinal) => statement.Bind(3, text),
                _ => statement.Bind(3, ValueBytes.Write(fact.Value)),
            };
            statement.Run();
        }
    }

    private void RemoveFacts(long run)
    {
        var statement = database["SELECT data FROM details WHERE run=?1"].Bind(1, run);
        if (!statement.Step())
            return;
        var details = new RunDetails(statement.Bytes(0));
        var (attributes, scalars) = (details.Attributes, details.Scalars);
        statement.Reset();
        foreach (var fact in Fact.Of(attributes, scalars))
            database["DELETE FROM facts WHERE name=?1 AND run=?2"].Bind(1, Name(fact.Kind, fact.Name)).Bind(2, run).Run();
    }

    private long Name(FactKind kind, string text)
    {
        if (_names[(int)kind].TryGetValue(text, out var known))
            return known;
        database["INSERT OR IGNORE INTO names(kind,text) VALUES(?1,?2)"].Bind(1, (long)kind).Bind(2, text).Run();
        return _names[(int)kind][text] = database["SELECT name FROM names WHERE kind=?1 AND text=?2"].Bind(1, (long)kind).Bind(2, text).Number()!.Value;
    }

    private long OpRef(string text) =>
        Number(_opRefs, text, "INSERT OR IGNORE INTO oprefs(text) VALUES(?1)", "SELECT opref FROM oprefs WHERE text=?1");

    private long Digest(string text) =>
        Number(_digests, text, "INSERT OR IGNORE INTO digests(text) VALUES(?1)", "SELECT digest FROM digests WHERE text=?1");

    private long Number(Dictionary<string, long> numbers, string text, string insert, string select)
    {
        if (numbers.TryGetValue(text, out var known))
            return known;
        database[insert].Bind(1, text).Run();
        return numbers[text] = database[select].Bind(1, text).Number()!.Value;
    }
}
