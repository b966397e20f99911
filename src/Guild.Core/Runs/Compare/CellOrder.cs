using Guild.Abstractions;
using Guild.Core.Runs.Columns;
using Guild.Core.Text;

namespace Guild.Core.Runs.Compare;

/// <summary>Numbers as numbers, booleans among them; values of one kind directly; values of different kinds by their texts (cli.md B.15 rule 8).</summary>
internal sealed class CellOrder : IComparer<Value>
{
    private CellOrder()
    {
    }

    /// <summary>The one instance.</summary>
    public static CellOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(Value? x, Value? y) =>
        NaturalValueOrder.Number(x ?? Value.Null) is { } a && NaturalValueOrder.Number(y ?? Value.Null) is { } b
            ? a.CompareTo(b)
            : CodePointOrder.Compare(Text(x), Text(y));

    private static string Text(Value? value) => value is TextValue text ? text.Text : PythonText.Str(value ?? Value.Null);
}
