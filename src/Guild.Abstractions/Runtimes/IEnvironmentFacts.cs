namespace Guild.Abstractions;

/// <summary>
/// Says what <c>guild check</c> should show of the programs that a runtime depends on. A class that implements
/// <see cref="IOperationRuntime"/> may implement it too.
/// </summary>
public interface IEnvironmentFacts
{
    /// <summary>Facts by name, in the order in which they are shown (<c>python_version</c>, <c>python_exe</c>).</summary>
    /// <param name="environment">The environment variables.</param>
    /// <param name="cancel">Stops the work.</param>
    Task<IReadOnlyList<KeyValuePair<string, string>>> FactsAsync(IReadOnlyDictionary<string, string> environment, CancellationToken cancel);
}
