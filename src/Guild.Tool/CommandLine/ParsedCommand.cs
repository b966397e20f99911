namespace Guild.Tool.CommandLine;

/// <summary>A command line, taken apart by its command's table. Nothing is looked up yet.</summary>
internal sealed record ParsedCommand
{
    /// <summary>The command's table.</summary>
    public required CommandSpec Spec { get; init; }

    /// <summary>The command as the user typed it, for hints: <c>guild runs</c>.</summary>
    public required string TypedName { get; init; }

    /// <summary>The positional words, in order.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Option values by long name; a switch has one value, <c>""</c> or <see cref="GivenOption.Off"/>, each time it is given.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Options { get; init; }

    /// <summary>Whether an option was given.</summary>
    public bool Has(string name) => Options.ContainsKey(name);

    /// <summary>What a switch and its opposite say together; <see langword="null"/> when neither was given.</summary>
    public bool? Switch(string name) => Value(name) is { } value ? value != GivenOption.Off : null;

    /// <summary>How often an option was given.</summary>
    public int Count(string name) => Options.TryGetValue(name, out var values) ? values.Count : 0;

    /// <summary>The last value of an option; <see langword="null"/> when it wasn't given.</summary>
    public string? Value(string name) => Options.TryGetValue(name, out var values) ? values[^1] : null;

    /// <summary>All values of an option, in order.</summary>
    public IReadOnlyList<string> Values(string name) => Options.TryGetValue(name, out var values) ? values : [];

    /// <summary>The value of an integer option, already checked.</summary>
    public int? Integer(string name) =>
        Value(name) is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
}
