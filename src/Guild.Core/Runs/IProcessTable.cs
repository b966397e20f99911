namespace Guild.Core.Runs;

/// <summary>What a run's status needs to know about processes.</summary>
public interface IProcessTable
{
    /// <summary>A process that lives; <see langword="null"/> when none has this id or only its zombie is left.</summary>
    LiveProcess? Find(int processId);
}
