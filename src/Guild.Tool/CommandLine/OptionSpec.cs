namespace Guild.Tool.CommandLine;

/// <summary>An option of a command.</summary>
/// <param name="Name">The long name without dashes, by which <see cref="ParsedCommand"/> answers: <c>run-dir</c>.</param>
/// <param name="Help">The help text.</param>
internal sealed record OptionSpec(string Name, string Help)
{
    /// <summary>The short name with its dash, one or more letters: <c>-l</c>, <c>-Fo</c>; <see langword="null"/> for none.</summary>
    public string? Short { get; init; }

    /// <summary>Further names with their dashes that mean the same (<c>--trials</c>).</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>What switches a switch off again, with its dashes (<c>--no-offline</c>); of both the last counts. <see langword="null"/> for none.</summary>
    public string? Opposite { get; init; }

    /// <summary>The placeholder of the value; <see langword="null"/> for a switch.</summary>
    public string? ValueName { get; init; }

    /// <summary>Whether it may be given several times.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Whether the value is an integer from <see cref="Minimum"/> to <see cref="Maximum"/>.</summary>
    public bool IsInteger { get; init; }

    /// <summary>The least allowed integer; <see langword="null"/> for any.</summary>
    public int? Minimum { get; init; }

    /// <summary>The greatest allowed number.</summary>
    public long Maximum { get; init; } = int.MaxValue;

    /// <summary>Whether the value is a number above zero, with a decimal point allowed.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether help leaves it out.</summary>
    public bool IsHidden { get; init; }

    /// <summary>All short names with their dash.</summary>
    public IEnumerable<string> ShortNames
    {
        get
        {
            if (Short is not null)
                yield return Short;
            foreach (var name in OtherNames)
            {
                if (!name.StartsWith("--", StringComparison.Ordinal))
                    yield return name;
            }
        }
    }

    /// <summary>Whether the option takes no value.</summary>
    public bool IsSwitch => ValueName is null;
}
