using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Text;

namespace Guild.Core.Planning;

/// <summary>Refuses what would need a batch of runs: until batches exist such a request is never a silent single run (ruling 8).</summary>
internal static class SingleRun
{
    /// <summary>Checks flag values and the operation.</summary>
    /// <param name="setup">What is to be run.</param>
    /// <param name="showsTrials">Whether trials are shown, not run.</param>
    /// <exception cref="GuildException">A value stands for several trials, or the operation is a notebook.</exception>
    public static void Check(OperationSetup setup, bool showsTrials)
    {
        if (showsTrials && setup.Several.All(f => f.Value is ListValue))
            return;
        if (setup.Trials.Count > 1)
        {
            throw new GuildException(new GuildError(
                $"the batch files list {setup.Trials.Count} trials, which need a batch of runs: batches are not available in this version of guild")
            {
                Fix = "run the operation once for each set of flags, giving them as NAME=VALUE or in files of one trial each",
            });
        }

        if (setup.Several is [var (name, value), ..])
        {
            var kind = value is ListValue ? "a list of values" : "a search function";
            var text = value is TextValue function ? function.Text : FlagText.Format(value);
            throw new GuildException(new GuildError(
                $"flag '{name}' has {kind} ({text}), which needs a batch of runs: batches are not available in this version of guild")
            {
                Fix = $"give one value, as in {name}=VALUE"
                    + (value is ListValue || text.Contains('\'') ? "" : $"; to pass the text itself, quote it twice: {name}=\"'{text}'\""),
            });
        }

        if (setup.Operation.Program.Attribute == "notebook")
        {
            throw new GuildException(new GuildError(
                $"operation '{setup.OperationText}' has 'notebook', which is not available in this version of guild")
            {
                Where = setup.Operation.Location,
                Fix = "give the operation a 'main' or an 'exec'",
            });
        }
    }
}
