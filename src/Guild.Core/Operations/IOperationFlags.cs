using Guild.Core.GuildFiles;
using Guild.Core.Planning;

namespace Guild.Core.Operations;

/// <summary>All flags of an operation: declared, found in its program, added by its dependencies.</summary>
public interface IOperationFlags
{
    /// <summary>The flags, ordered by name. A program that can't be read is a warning, told once, never an error.</summary>
    Task<IReadOnlyList<FlagDef>> FlagsOfAsync(ResolvedOperation operation, CancellationToken cancel);

    /// <summary>The flags with where they go and what there is to warn about.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="sourceOnly">Whether no program may be run for it.</param>
    Task<FoundFlags> FindAsync(ResolvedOperation operation, CancellationToken cancel, bool sourceOnly = false);
}
