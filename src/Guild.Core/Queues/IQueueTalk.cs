using Guild.Core.Runs;

namespace Guild.Core.Queues;

/// <summary>What a kind of queue says of its work, in Guild AI's words.</summary>
internal interface IQueueTalk
{
    /// <summary>The queue begins.</summary>
    void Begins();

    /// <summary>A run has been taken.</summary>
    void Takes(Run run);

    /// <summary>A run's guild has been started.</summary>
    void Started(Run run);

    /// <summary>A run's guild has ended.</summary>
    /// <param name="run">The run.</param>
    /// <param name="code">Its exit code.</param>
    void Ended(Run run, int code);

    /// <summary>No run is left, and the queue was to end then.</summary>
    /// <param name="count">How many runs it started.</param>
    /// <param name="seconds">The time that it took, as text.</param>
    void Processed(int count, string seconds);

    /// <summary>The queue ends.</summary>
    void Ends();
}
