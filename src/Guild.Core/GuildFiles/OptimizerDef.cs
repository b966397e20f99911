namespace Guild.Core.GuildFiles;

/// <summary>An optimizer of an operation (guildfile.md 9.5).</summary>
/// <param name="Name">The name by which <c>--optimizer</c> finds it.</param>
/// <param name="Algorithm">The operation that optimizes.</param>
/// <param name="IsDefault">Whether <c>--optimize</c> uses it among several.</param>
/// <param name="Flags">Flag values of the optimizer, in file order.</param>
public sealed record OptimizerDef(string Name, string Algorithm, bool IsDefault, IReadOnlyList<NamedValue> Flags);
