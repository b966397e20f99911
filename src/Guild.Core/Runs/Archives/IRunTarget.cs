namespace Guild.Core.Runs.Archives;

/// <summary>A place that runs are exported to.</summary>
public interface IRunTarget : IDisposable
{
    /// <summary>Whether a run of this id is there already.</summary>
    bool Contains(RunId id);

    /// <summary>Whether a run is there already just as it is, so that a move which was cut off can be finished.</summary>
    bool Holds(RunDirectory run);

    /// <summary>Copies a run there.</summary>
    /// <param name="run">The run.</param>
    /// <param name="followsLinks">Whether links are replaced by what they point to.</param>
    /// <param name="warn">Is told of what can't be copied.</param>
    void Add(RunDirectory run, bool followsLinks, Action<string> warn);

    /// <summary>Makes sure that all that was copied is there.</summary>
    void Commit();
}
