namespace Guild.Abstractions;

/// <summary>The commit that a work tree is at.</summary>
/// <param name="Id">The commit's id, 40 hex digits.</param>
/// <param name="IsChanged">Whether the work tree differs from it.</param>
public sealed record GitCommit(string Id, bool IsChanged);
