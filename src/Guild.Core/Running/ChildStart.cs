namespace Guild.Core.Running;

/// <summary>A process to start.</summary>
public sealed record ChildStart
{
    /// <summary>The program: a path, or a name to look for on the PATH of <see cref="Environment"/>.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments, unquoted.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Its working directory, an absolute path. A relative <see cref="Program"/> is relative to it.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>All of its environment.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Whether its output comes through pipes; otherwise it has guild's own output.</summary>
    public bool PipesOutput { get; init; }

    /// <summary>Whether standard error goes into the pipe of standard output, so that their order is exact.</summary>
    public bool JoinsOutput { get; init; }

    /// <summary>A file that holds the process' id before its program runs; <see langword="null"/> for none.</summary>
    public string? LockFile { get; init; }

    /// <summary>Whether it gets a session of its own and no terminal: nothing that ends guild's session ends it.</summary>
    public bool IsDetached { get; init; }
}
