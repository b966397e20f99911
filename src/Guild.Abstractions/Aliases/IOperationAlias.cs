namespace Guild.Abstractions;

/// <summary>A top-level command that stands for a run. Carries <see cref="OperationAliasAttribute"/>.</summary>
public interface IOperationAlias
{
    /// <summary>Rewrites what the user typed into the run that it stands for. Pure: nothing is started here.</summary>
    /// <exception cref="AliasException">The user should have typed something else.</exception>
    AliasExpansion Expand(AliasInvocation invocation);
}
