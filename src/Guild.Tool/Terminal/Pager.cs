using Guild.Core;
using Guild.Core.Running;
using Guild.Core.Text;

namespace Guild.Tool.Terminal;

/// <summary>Shows long texts a screen at a time: <c>PAGER</c>, else <c>less</c>.</summary>
internal sealed class Pager(GuildEnvironment environment, ForegroundProgram programs, ITerminal terminal)
{
    /// <summary>Shows what is written. Without a terminal, or a pager, it goes to standard output as it is.</summary>
    public void Show(Action<Stream> write)
    {
        // -F leaves at once what fits on the screen, -R lets colours through, -X keeps it there afterwards: as git does.
        var command = environment.Variable("PAGER") ?? "less -FRX";
        if (terminal.IsOutTerminal && ShellWords.TrySplit(command, out var words) && words.Count > 0 && words[0] != "cat" && programs.Exists(words[0]))
        {
            programs.Feed(words, write);
            return;
        }

        terminal.Out.Flush();
        write(terminal.OutBytes);
        terminal.OutBytes.Flush();
    }
}
