namespace Guild.Abstractions;

/// <summary>A source that has been made available on this machine.</summary>
/// <param name="Path">Absolute path of the file or directory, which stays where it is: the host copies or links from it.</param>
public sealed record ResolvedSource(string Path)
{
    /// <summary>There is nothing to bring: the source only had to be there, as a module that a program imports.</summary>
    public static ResolvedSource Nothing { get; } = new("");

    /// <summary>Whether <see cref="Path"/> lies in the source's cache directory rather than in the user's own folders.</summary>
    public bool IsCached { get; init; }

    /// <summary>The SHA-256 digest of the file as lower-case hex, when the resolver has computed it on the way.</summary>
    public string? Sha256 { get; init; }
}
