using Guild.Abstractions;
using Guild.Core.Scalars;

namespace Guild.Core.Runs.Index;

/// <summary>A run as the columns have it, for filters.</summary>
internal sealed class ColumnRun(RunColumns columns, int position) : KnownRun
{
    private RunRow Row => columns.Rows[position];

    public override OpRef? OpRef => columns.OpRef(Row.OpRef).OpRef;

    public override RunState? State => new RunState(Row.Status);

    public override RunScalars? Scalars => columns.Details(Row)?.Scalars;

    public override bool TryAttribute(string name, out Value? value)
    {
        value = name switch
        {
            "started" => Row.Started is { } started ? Value.Of(started) : null,
            "sourcecode_digest" => Row.Digest is { } digest ? Value.Of(digest) : null,
            _ => columns.Attribute(name)?[position],
        };
        return !ReferenceEquals(value, RunColumns.Elsewhere);
    }

    public override Value? Flag(string name) => columns.Fact(FactKind.Flag, name)?[position];

    public override Value? OperationAttribute(string name) => columns.Fact(FactKind.OperationAttribute, name)?[position];

    public override string? LoggedText(string name) => (columns.Fact(FactKind.LoggedText, name)?[position] as TextValue)?.Text;

    public override double? LastScalar(string key) => key.Contains('#', StringComparison.Ordinal)
        ? Scalars?.Find(key)?.Last.Value
        : (columns.Fact(FactKind.Scalar, key)?[position] as FloatValue)?.Number;
}
