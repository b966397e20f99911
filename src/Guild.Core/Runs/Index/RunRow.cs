namespace Guild.Core.Runs.Index;

/// <summary>What the index' list of runs has about each. All of a hundred thousand are read, so none is an object of its own.</summary>
/// <param name="Run">The number in the index.</param>
/// <param name="Id">The id.</param>
/// <param name="State">How far this may be believed.</param>
/// <param name="OpRef">The number of the opref.</param>
/// <param name="Status">The status, of finished runs.</param>
/// <param name="Started">When it was started.</param>
internal readonly record struct RunRow(long Run, PooledText Id, RunStates State, long OpRef, RunStatus Status, long? Started)
{
    /// <summary>Whether the run is read from its directory whatever the index says.</summary>
    public bool IsReadDirectly => (State & RunStates.ReadDirectly) != 0;
}
