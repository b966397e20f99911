using Guild.Abstractions;
using Guild.Core.Runs.Compare;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Runs;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Api;

/// <summary><c>guild api compare</c> (cli.md C.13).</summary>
internal sealed class ApiCompareCommand(ChosenRuns chosen, OperationColumns columns, TimeProvider clock, TimeZoneInfo zone, ITerminal terminal) : ICommand
{
    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var runs = chosen.Many(asked).Where(r => asked.Has("include-batch") || !Directory.Exists(r.Directory.Prototype.Path)).ToArray();
        var table = CompareTable.Of(runs, new ColumnChoice { HasFullIds = true }, columns.Of, zone, clock.GetUtcNow());
        var rows = new List<Value>();
        if (table.Rows.Count > 0)
            rows.Add(Value.OfTexts(table.Headings));
        rows.AddRange(table.Rows.Select(r => new ListValue([.. table.Headings.Select(h => r[h])])));
        terminal.Out.WriteLine(PythonJson.Write(new ListValue(rows), asked.Has("format")));
        return Task.FromResult(0);
    }
}
