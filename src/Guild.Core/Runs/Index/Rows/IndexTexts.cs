using Guild.Core.Runs.Index.Database;

namespace Guild.Core.Runs.Index.Rows;

/// <summary>The texts that many runs have in common, which the tables have by number.</summary>
internal sealed class IndexTexts(IndexDatabase database)
{
    private readonly Dictionary<long, SharedOpRef> _opRefs = [];

    /// <summary>What a run was made from.</summary>
    public SharedOpRef OpRef(long number)
    {
        if (_opRefs.TryGetValue(number, out var known))
            return known;
        var statement = database["SELECT text FROM oprefs WHERE opref=?1"].Bind(1, number);
        var text = statement.Step() ? statement.Text(0) : "";
        statement.Reset();
        return _opRefs[number] = new SharedOpRef(text);
    }

    /// <summary>The number of a name; <see langword="null"/> when no run has it.</summary>
    public long? Name(FactKind kind, string name) => database["SELECT name FROM names WHERE kind=?1 AND text=?2"].Bind(1, (long)kind).Bind(2, name).Number();

    /// <summary>The numbers of the oprefs that are wanted.</summary>
    public List<long> OpRefs(Func<OpRef?, bool> isWanted) => Wanted("SELECT opref, text FROM oprefs", text => isWanted(OpRefFormat.Parse(text)));

    /// <summary>The numbers of the digests that are wanted.</summary>
    public List<long> Digests(Func<string, bool> isWanted) => Wanted("SELECT digest, text FROM digests", isWanted);

    private List<long> Wanted(string sql, Func<string, bool> isWanted)
    {
        var numbers = new List<long>();
        var statement = database[sql];
        while (statement.Step())
        {
            if (isWanted(statement.Text(1)))
                numbers.Add(statement.Long(0));
        }

        statement.Reset();
        return numbers;
    }
}
