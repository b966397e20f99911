using Guild.Core.GuildFiles.Attributes;

namespace Guild.Core.GuildFiles;

/// <summary>What reading a Guild file depends on besides the file.</summary>
public sealed record GuildFileReadOptions
{
    /// <summary>The source keys of installed plugins, which join the engine's own.</summary>
    public IReadOnlyList<string> SourceKeys { get; init; } = SourceAttributes.Keys;

    /// <summary>The operation attributes that runtimes of installed plugins claim, besides the engine's own.</summary>
    public IReadOnlyList<string> RuntimeAttributes { get; init; } = [];

    /// <summary>The path as messages show it; <see langword="null"/> for the path that is read.</summary>
    public string? ShownAs { get; init; }

    /// <summary>Absolute paths of directories in which Guild packages named by <c>include</c> and <c>extends</c> are looked for.</summary>
    public IReadOnlyList<string> SearchPath { get; init; } = [];

    /// <summary>Whether regular expressions are tried too, and those that can't be used are warned of.</summary>
    public bool ChecksPatterns { get; init; }

    /// <summary>Absolute path of a directory for parsed files, made when it is needed and its parent's parent exists; <see langword="null"/> for no cache.</summary>
    public string? CacheDirectory { get; init; }

    /// <summary>The cache in that directory.</summary>
    internal Reading.DocumentCache? Cache => CacheDirectory is null ? null : new Reading.DocumentCache(CacheDirectory);
}
