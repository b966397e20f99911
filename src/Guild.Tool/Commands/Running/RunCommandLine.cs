using Guild.Core.Errors;
using Guild.Core.Steps;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Commands.Running;

/// <summary>Takes the text of a step apart by the table of <c>guild run</c>.</summary>
internal sealed class RunCommandLine : IRunCommandLine
{
    /// <inheritdoc/>
    public RunWords Read(IReadOnlyList<string> words)
    {
        try
        {
            var asked = CommandParser.Parse(RunCommand.Spec, "guild run", words);
            var hasOperation = RunRequestReader.HasOperation(asked.Arguments);
            return new RunWords(
                hasOperation ? asked.Arguments[0] : null, [.. asked.Arguments.Skip(hasOperation ? 1 : 0)], asked.Options);
        }
        catch (GuildException e) when (e.Outcome == Outcome.Misuse)
        {
            return new RunWords(null, [], new Dictionary<string, IReadOnlyList<string>>()) { Problem = UsageErrors.InSteps(e) };
        }
    }
}
