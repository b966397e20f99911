using Guild.Core.Runs;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Runs;

/// <summary>Shows which runs a command is about to change, and asks.</summary>
internal sealed class RunsPreview(ITerminal terminal, RunRows rows)
{
    /// <summary>Shows runs below a sentence and asks whether to go on.</summary>
    /// <param name="sentence">What will be done, with a colon at its end.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="question">The question.</param>
    /// <param name="defaultsToYes">Whether an empty answer means yes.</param>
    /// <param name="isWarning">Whether the sentence stands out.</param>
    public bool Confirms(string sentence, IReadOnlyList<Run> runs, string question, bool defaultsToYes, bool isWarning = false)
    {
        terminal.Error.WriteLine(isWarning ? terminal.WarnError(sentence) : sentence);
        foreach (var line in rows.Short(runs, terminal.ErrorWidth))
            terminal.Error.WriteLine(line);
        return terminal.Confirm(question, defaultsToYes);
    }
}
