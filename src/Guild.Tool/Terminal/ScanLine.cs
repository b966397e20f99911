using System.Globalization;
using Guild.Core.Runs.Index;

namespace Guild.Tool.Terminal;

/// <summary>The last line of the terminal while the index of very many runs is made: how far it is. Gone at the end.</summary>
internal sealed class ScanLine(ITerminal terminal) : IScanProgress
{
    public void Report(int done, int total)
    {
        if (terminal.ErrorWidth is not { } width)
            return;
        var line = string.Create(CultureInfo.InvariantCulture, $"Indexing runs  {TransferText.Bar(done, total)}  {done:N0} of {total:N0}");
        terminal.Error.Write("\r" + (done < total ? line[..Math.Min(line.Length, width)] : "") + "\u001b[K");
    }
}
