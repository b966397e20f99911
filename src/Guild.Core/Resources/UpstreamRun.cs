namespace Guild.Core.Resources;

/// <summary>A run whose files are taken by an operation source.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Directory">Absolute path of its directory.</param>
public sealed record UpstreamRun(string Id, string Directory);
