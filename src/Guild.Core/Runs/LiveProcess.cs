namespace Guild.Core.Runs;

/// <summary>A process that lives.</summary>
/// <param name="Id">The process id.</param>
/// <param name="Identity">
/// Text that no other process on this machine has or will have, though ids are used again; independent of the wall clock where the system allows.
/// </param>
/// <param name="StartedAt">When it started, by the wall clock; <see langword="null"/> when the system doesn't say.</param>
public sealed record LiveProcess(int Id, string Identity, DateTimeOffset? StartedAt);
