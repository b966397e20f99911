using Guild.Abstractions;
using Guild.Core.Scalars;

namespace Guild.Core.Runs.Index.Rows;

/// <summary>A run as the columns have it, for filters.</summary>
/// <param name="columns">The columns.</param>
/// <param name="directory">The directory of runs.</param>
/// <param name="position">The run's row.</param>
internal sealed class ColumnRun(RunColumns columns, string directory, int position) : KnownRun
{
    private ref readonly RunRow Row => ref columns.Rows[position];

    public override RunDirectory Directory => new($"{directory}/{Row.Id}");

    public override string OpRefText => columns.OpRef(Row.OpRef).Text;

    public override OpRef? OpRef => columns.OpRef(Row.OpRef).OpRef;

    public override RunState? State => new RunState(Row.Status);

    public override RunScalars? Scalars => columns.Scalars(Row);

    public override bool TryAttribute(string name, out Value? value)
    {
        value = name == "started"
            ? Row.Started is { } started ? Value.Of(started) : null
            : columns.Attribute(name)?[position];
        return !ReferenceEquals(value, RunColumns.Elsewhere);
    }

    public override Value? Flag(string name) => columns.Fact(FactKind.Flag, name)?[position];

    public override Value? OperationAttribute(string name) => columns.Fact(FactKind.OperationAttribute, name)?[position];

    public override string? LoggedText(string name) => (columns.Fact(FactKind.LoggedText, name)?[position] as TextValue)?.Text;

    public override double? LastScalar(string key) => key.Contains('#', StringComparison.Ordinal)
        ? Scalars?.Find(key)?.Last.Value
        : (columns.Fact(FactKind.Scalar, key)?[position] as FloatValue)?.Number;
}
