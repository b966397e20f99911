namespace Guild.Core.Runs;

/// <summary>Runs that stay pending because the guild that prepared them was killed (<see cref="HostMarker"/>).</summary>
internal sealed class StalePending(GuildEnvironment environment, IProcessTable processes)
{
    private readonly HomeLocks _locks = new(environment.Home);
    private HashSet<string>? _trials;

    /// <summary>
    /// Whether nobody will ever go on with a pending run. If so its marker is removed, for other readers. A trial of a batch waits
    /// rightfully, and a run without HOST isn't ours to judge.
    /// </summary>
    public bool IsStale(RunDirectory run)
    {
        if (!IsAbandoned(run) || IsTrial(run.Id))
            return false;
        try
        {
            using var held = FileLock.TryAcquire(_locks.OfRun(run.Id));
            // Held by another: somebody restarts it right now. Asked again under the lock, since that may just have happened.
            if (held is null || !IsAbandoned(run))
                return false;
            RunRecord.DeleteMarker(run.Pending);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A home that we may only read: the status is true without the repair.
        }

        return true;
    }

    private bool IsAbandoned(RunDirectory run) => HostMarker.Read(run)?.IsDead(processes) == true;

    private bool IsTrial(RunId id) => (_trials ??= FindTrials()).Contains(id.Value);

    private HashSet<string> FindTrials()
    {
        var trials = new HashSet<string>(StringComparer.Ordinal);
        if (!Directory.Exists(environment.RunsDirectory))
            return trials;
        foreach (var path in Directory.EnumerateDirectories(environment.RunsDirectory))
        {
            if (!RunRecord.IsRun(new RunDirectory(path).Prototype))
                continue;
            foreach (var entry in Directory.EnumerateDirectories(path))
                trials.Add(Path.GetFileName(entry));
        }

        return trials;
    }
}
