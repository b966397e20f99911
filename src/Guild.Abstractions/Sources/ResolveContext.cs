namespace Guild.Abstractions;

/// <summary>What a resolver may rely on while it resolves one source.</summary>
public sealed record ResolveContext
{
    /// <summary>Absolute paths of the directories that relative paths refer to, the declaring Guild file's first.</summary>
    public required IReadOnlyList<string> SearchDirectories { get; init; }

    /// <summary>
    /// Absolute path of a directory that belongs to this source alone and outlives the run. The resolver may fill it, but several
    /// processes may want to at once: <see cref="IResourceCache"/> gives one of them its turn.
    /// </summary>
    public required string CacheDirectory { get; init; }

    /// <summary>The environment variables that the operation will see; for a source outside a run, those of the command.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether only what is at hand may be used: no network.</summary>
    public bool Offline { get; init; }
}
