using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Runs.Transfer;

namespace Guild.Core.Runs;

/// <summary>Deletes runs, into the trash or for good, and brings them back (runs.md 10).</summary>
public sealed class RunTrash(RunStore store, IProcessTable processes, IGuildLog log)
{
    /// <summary>Moves a run to the trash.</summary>
    /// <exception cref="GuildException">The run's directory can't be moved.</exception>
    public void Delete(Run run) => Attempt("delete", run, () => MoveTo(run, RunPlace.Deleted));

    /// <summary>Moves a run from the trash back.</summary>
    /// <exception cref="GuildException">The run's directory can't be moved.</exception>
    public void Restore(Run run) => Attempt("restore", run, () => MoveTo(run, RunPlace.Live));

    /// <summary>Removes a run for good, wherever it is.</summary>
    /// <exception cref="GuildException">The run's directory can't be deleted.</exception>
    public static void DeletePermanently(Run run) => Attempt("delete", run, () => RunTree.Delete(run.Directory));

    /// <summary>Finishes what killed commands have begun: clears away runs that were half deleted or half moved.</summary>
    public void Sweep()
    {
        Leftovers.Sweep(store.DirectoryOf(RunPlace.Live), processes);
        Leftovers.Sweep(store.DirectoryOf(RunPlace.Deleted), processes);
    }

    private static void Attempt(string verb, Run run, Action act)
    {
        try
        {
            act();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new GuildException(
                [new GuildError($"cannot {verb} run {run.Id}: {error.Message}") { Fix = $"see whether '{run.Directory.Path}' and the Guild home belong to you, and try again" }],
                cause: error);
        }
    }

    private void MoveTo(Run run, RunPlace place)
    {
        var target = Path.Combine(store.DirectoryOf(place), run.Id.Value);
        if (Path.Exists(target))
        {
            if (RunTree.IsMoved(run.Directory, target))
            {
                RunTree.Delete(run.Directory);
                return;
            }

            var aside = $"{target}_{Guid.NewGuid().ToString("N")[..8]}";
            log.Warning($"{target} exists, moving to {aside}");
            Directory.Move(target, aside);
        }

        RunTree.Move(run.Directory, target, log.Warning);
    }
}
