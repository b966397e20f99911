using Guild.Core.Batches;
using Guild.Core.Errors;
using Guild.Core.Text;

namespace Guild.Core.Planning;

/// <summary>Refuses what one run can't be (ruling 8: what stands for several values is never silently a single run).</summary>
internal static class SingleRun
{
    /// <summary>Checks flag values.</summary>
    /// <param name="setup">What is to be run.</param>
    /// <param name="batch">What was asked of a batch.</param>
    /// <exception cref="GuildException">The values ask for several runs, or the operation is an optimizer, which needs one.</exception>
    public static void Check(OperationSetup setup, BatchOptions batch)
    {
        if (batch.OptimizerFlags is [var flag, ..])
            throw new GuildException($"invalid optimizer flag {flag}: no optimizer specified");
        if (batch.Resumes && setup.From is { } from)
            throw new GuildException(new GuildError($"run {from.Id} is not a batch, and --resume goes on with batches") { Fix = $"start it again with 'guild run --restart {from.Id.Short}'" });
        if (BuiltinOptimizer.Of(setup.OpRef) is { } optimizer)
            throw optimizer.NeedsOperation();
        if (setup.IsRestart && setup.Several is [var (name, value), ..])
        {
            throw new GuildException(new GuildError($"flag '{name}' has several values ({FlagText.Format(value)}), and a run that is started again has one of each")
            {
                Fix = $"make a batch of the run with --proto {setup.From!.Id.Short} instead",
            });
        }

        if (setup.IsRestart && setup.Rows.Count > 0)
        {
            throw new GuildException(new GuildError($"the batch files list {setup.Rows.Count} trials, and a run that is started again is one")
            {
                Fix = $"make a batch of the run with --proto {setup.From!.Id.Short} instead",
            });
        }
    }
}
