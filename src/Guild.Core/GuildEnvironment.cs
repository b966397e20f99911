namespace Guild.Core;

/// <summary>Where a command runs: directories and variables, read once at the edge so that nothing below asks the process.</summary>
public sealed record GuildEnvironment
{
    /// <summary>Absolute path of the Guild home; it need not exist.</summary>
    public required string Home { get; init; }

    /// <summary>Absolute path of the directory that the command speaks about: the process' own, or that of <c>-C</c>.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Absolute path of the process' own working directory.</summary>
    public required string CommandDirectory { get; init; }

    /// <summary>Absolute path of the user's home directory.</summary>
    public required string UserHome { get; init; }

    /// <summary>The words that start guild itself once more.</summary>
    public IReadOnlyList<string> Program { get; init; } = ["guild"];

    /// <summary>Environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Absolute path of the directory of runs.</summary>
    public string RunsDirectory => Path.Combine(Home, "runs");

    /// <summary>Absolute path of the directory of deleted runs.</summary>
    public string TrashDirectory => Path.Combine(Home, "trash", "runs");

    /// <summary>A variable's value; <see langword="null"/> when it isn't set or empty.</summary>
    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>Whether a variable is <c>1</c>.</summary>
    public bool IsSet(string name) => Variable(name) == "1";
}
