using Guild.Core.Planning;

namespace Guild.Core.Resources;

/// <summary>Brings the resources that a run requires into its directory (runs.md 6).</summary>
public interface IDependencyResolver
{
    /// <summary>
    /// Resolves the plan's dependencies, in order, into the run directory, which exists and has its source code and its <c>.guild</c>.
    /// </summary>
    /// <remarks>
    /// Appends the <c>d</c> lines to the run's manifest as it goes, so nothing else may hold that file open. Writes no attribute: the
    /// caller stores <see cref="DependencyOutcome.Deps"/> as <c>deps</c>. On a restart, what the run's <c>deps</c> already names is skipped.
    /// </remarks>
    /// <param name="plan">The run.</param>
    /// <param name="isStaging">Whether operation sources are left for the start.</param>
    /// <param name="cancel">Stops the work; no half-copied target is left behind.</param>
    /// <exception cref="Errors.GuildException">
    /// A dependency isn't met and the plan doesn't force dependencies. The text begins <c>run failed because a dependency was not met: </c>.
    /// </exception>
    Task<DependencyOutcome> ResolveAsync(RunPlan plan, bool isStaging, CancellationToken cancel);
}
