using Guild.Core.Runs;

namespace Guild.Core.Running;

/// <summary>Whether this guild looks after a run directory. Until it does, nothing in there is its business.</summary>
internal sealed class RunClaim
{
    public bool IsTaken { get; private set; }

    /// <summary>Takes a directory that this guild has made.</summary>
    public void Take() => IsTaken = true;

    /// <summary>Takes a directory that was there, and says so in it.</summary>
    public void Take(HostMarker host, RunDirectory run)
    {
        Take();
        host.Write(run);
    }
}
