using Guild.Core.GuildFiles;

namespace Guild.Core.Operations;

/// <summary>All flags of an operation: declared, found in its program, added by its dependencies.</summary>
public interface IOperationFlags
{
    /// <summary>The flags, ordered by name. A program that can't be read is a warning, never an error.</summary>
    Task<IReadOnlyList<FlagDef>> FlagsOfAsync(ResolvedOperation operation, CancellationToken cancel);
}
