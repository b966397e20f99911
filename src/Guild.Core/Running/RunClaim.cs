using Guild.Core.Runs;

namespace Guild.Core.Running;

/// <summary>Whether this guild looks after a run directory. Until it does, nothing in there is its business.</summary>
internal sealed class RunClaim
{
    public bool IsTaken { get; private set; }

    public void Take(HostMarker host, RunDirectory run)
    {
        IsTaken = true;
        host.Write(run);
    }
}
