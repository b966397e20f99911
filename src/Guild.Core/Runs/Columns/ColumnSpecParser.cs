using Guild.Core.Errors;

namespace Guild.Core.Runs.Columns;

/// <summary>Reads column specs: <c>=lr, .id, last acc as final, max loss step</c> (cli.md B.15).</summary>
public sealed class ColumnSpecParser
{
    private readonly string _text;
    private readonly List<ColumnToken> _tokens;
    private int _next;

    private ColumnSpecParser(string text) => (_text, _tokens) = (text, ColumnToken.Split(text));

    private ColumnToken? Peek => _next < _tokens.Count ? _tokens[_next] : null;

    /// <summary>The columns of a spec.</summary>
    /// <exception cref="GuildException">The text isn't a column spec. The message only tells what is wrong with it, for callers to tell what it is for.</exception>
    public static IReadOnlyList<ColumnSpec> Parse(string text) => new ColumnSpecParser(text).Columns();

    private List<ColumnSpec> Columns()
    {
        if (_tokens.Count == 0)
            throw new GuildException("query string cannot be empty");
        var columns = new List<ColumnSpec> { Column() };
        while (Take(","))
            columns.Add(Column());
        return Peek is null ? columns : throw Unexpected();
    }

    private ColumnSpec Column()
    {
        var column = Base();
        if (column.Source == ColumnSource.Scalar && Take("step"))
            column = column with { IsStep = true };
        return Take("as") ? column with { GivenHeading = Name() } : column;
    }

    private ColumnSpec Base()
    {
        if (Take("=") || Take("flag:"))
            return new ColumnSpec(ColumnSource.Flag, Name());
        if (Take(".") || Take("attr:"))
            return new ColumnSpec(ColumnSource.Attribute, Name());
        var qualifier = Take("scalar:") ? null : TakeQualifier();
        // 'as' can't begin a column: a name is missing in front of it.
        if (Peek is { IsQuoted: false, Text: "as" })
            throw Unexpected();
        return new ColumnSpec(ColumnSource.Scalar, Name()) { Qualifier = qualifier ?? ScalarQualifier.Last };
    }

    // A qualifier is one only in front of a name: a scalar may be called 'max', too.
    private ScalarQualifier? TakeQualifier()
    {
        if (Peek is not { IsName: true, IsQuoted: false } word || _next + 1 >= _tokens.Count || _tokens[_next + 1] is not { IsName: true } or { IsQuoted: false, Text: "as" })
            return null;
        ScalarQualifier? qualifier = word.Text switch
        {
            "last" => ScalarQualifier.Last,
            "first" => ScalarQualifier.First,
            "min" => ScalarQualifier.Min,
            "max" => ScalarQualifier.Max,
            "avg" => ScalarQualifier.Avg,
            "total" => ScalarQualifier.Total,
            "count" => ScalarQualifier.Count,
            _ => null,
        };
        if (qualifier is not null)
            _next++;
        return qualifier;
    }

    private string Name() => Peek is { IsName: true } ? _tokens[_next++].Text : throw Unexpected();

    private bool Take(string text)
    {
        if (Peek is not { IsQuoted: false } token || token.Text != text)
            return false;
        _next++;
        return true;
    }

    private GuildException Unexpected() =>
        Peek is { } token ? ColumnToken.Unexpected(_text, $"token '{token.Text}'", token.Position) : new GuildException("unexpected end of query");
}
