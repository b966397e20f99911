namespace Guild.Abstractions;

/// <summary>Says how operations of one kind become a process. Carries <see cref="OperationRuntimeAttribute"/>.</summary>
public interface IOperationRuntime
{
    /// <summary>Says how the program is started. Starts nothing itself.</summary>
    /// <remarks>
    /// Called for every run, stage and restart of an operation of this kind, and for <c>--print-cmd</c>. Throw
    /// <see cref="LaunchException"/> when the program can't be started and the user can do something about it.
    /// </remarks>
    /// <exception cref="LaunchException">The interpreter or the program is missing.</exception>
    Task<LaunchRecord> PlanAsync(LaunchRequest request, CancellationToken cancel);
}
