namespace Guild.Abstractions;

/// <summary>A helper program to run.</summary>
/// <param name="Program">Path of the program, or a name to look for on PATH.</param>
/// <param name="Arguments">Its arguments, unquoted.</param>
public sealed record ProcessCall(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The working directory; <see langword="null"/> for the current one.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables to set (or, with a <see langword="null"/> value, to remove) on top of the inherited environment.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Text for the program's standard input; <see langword="null"/> for none.</summary>
    public string? Input { get; init; }
}
