namespace Guild.Core.Runs.Index.Rows;

/// <summary>What the index' list of runs has about each. All of a hundred thousand are read, so none is an object of its own.</summary>
/// <param name="Run">The number in the index.</param>
/// <param name="Id">The id.</param>
/// <param name="State">How far this may be believed.</param>
/// <param name="OpRef">The number of the opref.</param>
/// <param name="Status">The status, of finished runs.</param>
/// <param name="StartedAt">When it was started; <see cref="NotStarted"/> for never.</param>
internal readonly record struct RunRow(long Run, PooledText Id, RunStates State, int OpRef, RunStatus Status, long StartedAt)
{
    /// <summary>Of a run that wasn't started.</summary>
    public const long NotStarted = long.MinValue;

    /// <summary>When it was started.</summary>
    public long? Started => StartedAt == NotStarted ? null : StartedAt;

    /// <summary>Whether the run is read from its directory whatever the index says.</summary>
    public bool IsReadDirectly => (State & RunStates.ReadDirectly) != 0;
}
