using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Runs.Columns;

namespace Guild.Core.Batches;

/// <summary>What an optimizer makes as small, or as great, as it can (guildfile.md 12.6).</summary>
/// <param name="Text">The column spec, as it was given.</param>
/// <param name="IsMaximized">Whether it is to be as great as it can.</param>
public sealed record BatchObjective(string Text, bool IsMaximized)
{
    private const string Usual = "loss";

    /// <summary>The objective in words: <c>minimize loss</c>.</summary>
    public string Words => $"{(IsMaximized ? "maximize" : "minimize")} {Text}";

    /// <summary>The text of the <c>objective</c> attribute: a leading <c>-</c> maximizes.</summary>
    public string Recorded => (IsMaximized ? "-" : "") + Text;

    /// <summary>Reads the <c>objective</c> attribute of an operation, or of a run; <c>loss</c> for what can't be one.</summary>
    public static BatchObjective Of(Value? configured) => configured switch
    {
        TextValue { Text: ['-', .. var text] } => new BatchObjective(text, true),
        TextValue { Text.Length: > 0 } text => new BatchObjective(text.Text, false),
        MapValue map when map["minimize"] is TextValue text => new BatchObjective(text.Text, false),
        MapValue map when map["maximize"] is TextValue text => new BatchObjective(text.Text, true),
        _ => new BatchObjective(Usual, false),
    };

    /// <summary>The column that holds the objective.</summary>
    /// <exception cref="GuildException">The text isn't the spec of one column.</exception>
    public ColumnSpec Column()
    {
        IReadOnlyList<ColumnSpec> columns;
        try
        {
            columns = ColumnSpecParser.Parse(Text);
        }
        catch (GuildException e)
        {
            throw new GuildException([new GuildError($"invalid objective '{Text}': {e.Message}")], cause: e);
        }

        return columns.Count == 1 ? columns[0] : throw new GuildException($"invalid objective '{Text}': too many columns");
    }
}
