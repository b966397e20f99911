namespace Guild.Core.Runs;

/// <summary>The names of the locks of a Guild home (<c>locks/</c>); take them with <see cref="FileLock"/>.</summary>
/// <param name="home">Absolute path of the home.</param>
public sealed class HomeLocks(string home)
{
    /// <summary>The lock that the original takes while a batch flips a trial from pending.</summary>
    public string RunStatus => PathOf("run-status");

    /// <summary>Held by whoever prepares, restarts or deletes a run.</summary>
    public string OfRun(RunId id) => PathOf($"run-{id}");

    /// <summary>Held, for moments, by whoever changes labels, tags and comments of runs.</summary>
    public string RunChanges => PathOf("run-changes");

    /// <summary>A lock by name.</summary>
    public string PathOf(string name) => Path.Combine(home, "locks", name);
}
