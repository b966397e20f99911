namespace Guild.Abstractions;

/// <summary>A program whose flags are wanted.</summary>
public sealed record DiscoveryRequest
{
    /// <summary>The operation attribute that names the program: <c>main</c> or <c>script</c>.</summary>
    public required string Attribute { get; init; }

    /// <summary>The attribute's words: the module and its arguments, or the absolute path of a script.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Absolute paths of the directories that modules are looked for in, in order.</summary>
    public required IReadOnlyList<string> SearchPath { get; init; }

    /// <summary>The declared <c>flags-dest</c>; <see langword="null"/> when it is to be detected.</summary>
    public string? Destination { get; init; }

    /// <summary>The program's file as messages name it (<c>./train.py</c>); <see langword="null"/> for its absolute path.</summary>
    public string? DisplayPath { get; init; }

    /// <summary>
    /// Absolute path of the Guild file's directory, or of the project that a script belongs to; <see langword="null"/> for the first of
    /// <see cref="SearchPath"/>.
    /// </summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>Whether the program may not be run, even where its source doesn't tell all: somebody waits for a word to be completed.</summary>
    public bool SourceOnly { get; init; }

    /// <summary>The environment that the program would run in: it decides which interpreter reads the source.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
