namespace Guild.Plugins.Manifests;

/// <summary>One thing that a plugin gives, as its manifest lists it.</summary>
/// <param name="Kind">One of <see cref="ContributionKind"/>.</param>
/// <param name="Name">The alias, source key, runtime or observer; for a discovery the runtime whose programs it reads.</param>
/// <param name="Type">The full name of the class.</param>
internal sealed record ManifestContribution(string Kind, string Name, string Type)
{
    public string Help { get; init; } = "";

    /// <summary>More about an alias, for its help page.</summary>
    public string Details { get; init; } = "";

    /// <summary>An alias' own options.</summary>
    public IReadOnlyList<ManifestOption> Options { get; init; } = [];

    /// <summary>URL schemes that a resolver takes.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];

    /// <summary>Operation attributes that a runtime answers for.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Extensions of files that a runtime runs without a Guild file.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>Beginnings of <c>main</c> that a runtime takes before others.</summary>
    public IReadOnlyList<string> MainPrefixes { get; init; } = [];

    /// <summary>All that the host acts on, as one line: two contributions agree when their lines are equal.</summary>
    public override string ToString() =>
        $"{Kind} '{Name}' ({Type}{Part("options", Options)}{Part("schemes", Schemes)}{Part("attributes", Attributes)}"
        + $"{Part("extensions", Extensions)}{Part("main prefixes", MainPrefixes)})";

    private static string Part<T>(string title, IReadOnlyList<T> items) =>
        items.Count == 0 ? "" : $"; {title}: {string.Join(", ", items)}";
}
