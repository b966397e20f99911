using Guild.Core.Runs.Transfer;

namespace Guild.Core.Runs;

/// <summary>What lies among the runs, looks like one, and isn't: a run that was cut off before its opref was written, or that lost it.</summary>
public sealed class StrayRuns(IProcessTable processes)
{
    // Looking through the names of very many runs takes longer than listing a page of them.
    private const int MostRuns = 5000;

    /// <summary>
    /// Tells each of them with its reason. Nothing else is ever done to them; what a killed guild left behind under a name of no run's goes.
    /// </summary>
    /// <param name="directory">The directory of runs.</param>
    /// <param name="runs">The runs that are known.</param>
    public IReadOnlyList<string> Find(string directory, IReadOnlyList<Run> runs)
    {
        if (!Directory.Exists(directory))
            return [];
        if (runs.Count <= MostRuns)
            Leftovers.Sweep(directory, processes);
        return [.. Others(directory, runs).Select(name => Reason(Path.Combine(directory, name))).OfType<string>()];
    }

    private static IEnumerable<string> Others(string directory, IReadOnlyList<Run> runs)
    {
        if ((runs as RunList)?.Others is { } others)
            return others;
        var known = runs.Select(r => r.Id.Value).ToHashSet(StringComparer.Ordinal);
        return Directory.GetFileSystemEntries(directory).Select(p => Path.GetFileName(p)).Where(name => !known.Contains(name)).Order(StringComparer.Ordinal);
    }

    // Files and directories of others are none of our business.
    private string? Reason(string path)
    {
        var name = Path.GetFileName(path);
        var run = new RunDirectory(path);
        if (Leftovers.IsNoRun(name) || RunRecord.IsRun(run))
            return null;
        if (!Directory.Exists(path))
            return run.Id.IsFull ? $"'{path}' is no run: it is not a directory" : null;
        if (!Directory.Exists(run.Meta))
            return run.Id.IsFull ? $"'{path}' is no run: it has no .guild directory" : null;
        // One that is prepared right now will be a run in a moment.
        return HostMarker.Read(run) is { } host && !host.IsDead(processes)
            ? null
            : $"'{path}' is damaged: it has no .guild/opref, so nothing tells what was run; delete it if you don't need its files";
    }
}
