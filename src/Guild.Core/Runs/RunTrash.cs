using Guild.Core.Logging;

namespace Guild.Core.Runs;

/// <summary>Deletes runs, into the trash or for good, and brings them back (runs.md 10).</summary>
public sealed class RunTrash(RunStore store, IGuildLog log)
{
    /// <summary>Moves a run to the trash.</summary>
    public void Delete(Run run) => MoveTo(run, RunPlace.Deleted);

    /// <summary>Moves a run from the trash back.</summary>
    public void Restore(Run run) => MoveTo(run, RunPlace.Live);

    /// <summary>Removes a run for good, wherever it is.</summary>
    public static void DeletePermanently(Run run) => RunTree.Delete(run.Directory);

    private void MoveTo(Run run, RunPlace place)
    {
        var target = Path.Combine(store.DirectoryOf(place), run.Id.Value);
        if (Path.Exists(target))
        {
            var aside = $"{target}_{Guid.NewGuid().ToString("N")[..8]}";
            log.Warning($"{target} exists, moving to {aside}");
            Directory.Move(target, aside);
        }

        RunTree.Move(run.Directory, target);
    }
}
