using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Tool.Commands.Runs.Files;

namespace Guild.Tool.Commands.Runs.Comparing;

/// <summary>HiPlot, which draws comparisons as parallel lines in a browser.</summary>
internal sealed class HiPlot(IProcessRunner processes, PathOpener opener)
{
    /// <summary>What the tool is called.</summary>
    public const string Name = "hiplot";

    private const string Program = "hiplot-render";

    /// <summary>Draws a table and shows it.</summary>
    /// <param name="csv">The table.</param>
    /// <exception cref="GuildException">HiPlot isn't installed, or fails.</exception>
    public async Task ShowAsync(string csv)
    {
        var directory = Directory.CreateTempSubdirectory("guild-hiplot-").FullName;
        var table = Path.Combine(directory, "runs.csv");
        await File.WriteAllTextAsync(table, csv);
        var page = Path.Combine(directory, "runs.html");
        await File.WriteAllTextAsync(page, await RenderAsync(table));
        opener.Open(page);
    }

    private async Task<string> RenderAsync(string table)
    {
        try
        {
            var result = await processes.RunAsync(new ProcessCall(Program, [table]), CancellationToken.None);
            return result.ExitCode == 0 ? result.Output : throw new GuildException($"{Program} failed: {result.Error.Trim()}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new GuildException([new GuildError($"cannot run {Program}: {e.Message}") { Fix = "install HiPlot, for example with 'pip install hiplot'" }], cause: e);
        }
    }
}
