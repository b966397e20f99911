namespace Guild.Core.Resources;

/// <summary>Flag values with the runs of operation sources filled in.</summary>
/// <param name="Flags">The values.</param>
/// <param name="Warnings">What to tell the user before the run, each a complete text.</param>
public sealed record RunFlagValues(IReadOnlyList<NamedValue> Flags, IReadOnlyList<string> Warnings);
